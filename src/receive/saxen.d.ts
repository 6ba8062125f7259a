/** What nap uses of saxen, which comes without types. */
declare module 'saxen' {
  /** Attributes by name, as they stand in the file: their entities are not yet letters. */
  type Attributes = () => Readonly<Record<string, string>>

  export class Parser {
    /** @param namespaces the prefix that each namespace gets, whatever the file calls it */
    ns(namespaces: Readonly<Record<string, string>>): Parser
    on(event: 'openTag', heard: (name: string, attributes: Attributes) => void): Parser
    on(event: 'closeTag', heard: (name: string) => void): Parser
    on(event: 'text' | 'cdata' | 'attention', heard: (text: string) => void): Parser
    on(event: 'error', heard: (error: Error) => void): Parser
    parse(xml: string): void
  }
}
