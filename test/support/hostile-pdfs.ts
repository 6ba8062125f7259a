import { deflateSync } from 'node:zlib'

/** PDFs made to cost whoever reads them time, memory or the stack. Each grows with `size`, which is about its bytes. */
export const hostilePdfs: Readonly<Record<string, (size: number) => Buffer>> = {
  'comments, line after line': (size) => file(`9 0 obj\n${repeated('%\n', size)}`),
  'one comment without end': (size) => file(`9 0 obj\n${repeated('%', size)}`),
  'comments between the words of a list': (size) => file(object(9, `[${repeated('1 %\n', size)}]`)),
  'space without end': (size) => file(`9 0 obj${repeated(' ', size)}`),
  'a list of numbers': (size) => file(object(9, `[${repeated('1 ', size)}]`)),
  'a catalog that is a list of numbers': (size) =>
    file(object(1, `[${repeated('1 ', size)}]`), catalog(1)),
  'a catalog with a list of numbers': (size) =>
    file(object(1, `<</Type /Catalog /X [${repeated('1 ', size)}]>>`), catalog(1)),
  'what is almost a reference': (size) =>
    file(object(1, `[${repeated('1 1 ', size)}]`), catalog(1)),
  'dictionaries in dictionaries': (size) => file(repeated('1 0 obj <</A', size), catalog(1)),
  'dictionaries in a dictionary': (size) =>
    file(object(1, `${repeated('<</A', size / 2)} 1 ${repeated('>>', size / 2)}`), catalog(1)),
  'lists in lists': (size) => file(repeated('1 0 obj [[[[', size)),
  'a long name': (size) => file(object(1, `<<${`/${repeated('#41', size)}`} 1>>`), catalog(1)),
  'long names': (size) =>
    file(object(1, `<<${repeated(`/${'#41'.repeat(3000)} 1 `, size)}>>`), catalog(1)),
  'texts that never end': (size) => file(repeated('1 0 obj (', size)),
  'hexadecimal texts that never end': (size) => file(repeated('1 0 obj <', size)),
  'a text of escapes': (size) => file(object(1, `<</A (${repeated('\\051', size)})>>`), catalog(1)),
  'a text of brackets': (size) =>
    file(object(1, `(${repeated('(', size / 2)}${repeated(')', size / 2)})`), catalog(1)),
  'a hexadecimal text': (size) => file(object(1, `<</A <${repeated('41', size)}>>>`), catalog(1)),
  'the word obj': (size) => file(repeated('obj ', size)),
  'objects that nothing is in': (size) => file(repeated('1 0 obj ', size)),
  'numbers that begin no object': (size) =>
    file(repeated(`1234567890${' '.repeat(16)}12345${' '.repeat(16)}`, size)),
  'objects that follow one another': (size) => file(numbered(size, (n) => object(n, '1'))),
  trailers: (size) => file(repeated('trailer <</Root 1 0 R>>\n', size)),
  'a trailer that never ends': (size) => file(repeated('trailer <<', size)),
  'tables that lead to one another': (size) =>
    file(
      repeated(
        'xref\n0 1\n0000000000 65535 f \ntrailer <</Prev 9 /Size 1>>\nstartxref\n9\n%%EOF\n',
        size,
      ),
    ),
  'table streams': (size) =>
    file(numbered(size, (n) => stream(n, '/Type /XRef /Root 1 0 R /Prev 9', Buffer.from('x')))),
  'references in a chain': (size) =>
    file(
      numbered(size, (n) => object(n, `${n + 1} 0 R`)),
      catalog(1),
    ),
  'references in a circle': () => file(object(1, '2 0 R'), object(2, '1 0 R'), catalog(1)),
  'streams without an end': (size) => file(repeated('1 0 obj <</Length 9>> stream\n', size)),
  'streams that say they are longer': (size) =>
    file(
      numbered(size, (n) =>
        object(n, `<</Type /ObjStm /First 4 /Length 999999999>>\nstream\n7 0 1\nendstream`),
      ),
      catalog(1),
    ),
  'lengths that refer to a long object': (size) =>
    file(
      object(3, `[${repeated('1 ', size / 2)}]`),
      numbered(size / 2, (n) =>
        object(n + 9, '<</Type /ObjStm /First 4 /Length 3 0 R>>\nstream\n7 0 1\nendstream'),
      ),
      catalog(1),
    ),
  'object streams that refer to each other': (size) =>
    file(
      numbered(size, (n) =>
        object(
          n + 9,
          `<</Type /ObjStm /First 9 /Extends ${n + 10} 0 R /Length ${n + 10} 0 R>>\nstream\n${n + 10} 0 7 1\n${n + 9} 0 R\nendstream`,
        ),
      ),
      catalog(10),
    ),
  'many small packed streams': (size) =>
    file(
      numbered(size, (n) => packedObjects(n + 9, '7 0 1')),
      catalog(7),
    ),
  'a packed list of objects': (size) =>
    file(packedObjects(9, repeated('7 0 ', 10 * size), 10 * size), catalog(7)),
  'a packed catalog of numbers': (size) =>
    file(packedObjects(9, `7 0 [${repeated('1 ', 10 * size)}]`), catalog(7)),
  'a packed circle': () => file(packedObjects(9, '7 0 8 6 8 0 R 7 0 R', 8), catalog(7)),
  'zeros, packed': (size) => file(packedObjects(9, '\0'.repeat(5 * size)), catalog(7)),
  'zeros, packed twice': (size) => {
    const inner = deflateSync(Buffer.alloc(5 * size))
    const content = deflateSync(inner)
    return file(
      stream(9, '/Type /ObjStm /First 4 /Filter [/FlateDecode /FlateDecode]', content),
      catalog(7),
    )
  },
  'zeros behind a predictor': (size) => {
    const content = deflateSync(Buffer.alloc(5 * size))
    const how = '/Filter /FlateDecode /DecodeParms <</Predictor 15 /Columns 2147483647 /Colors 32>>'
    return file(stream(9, `/Type /ObjStm /First 4 ${how}`, content), catalog(7))
  },
  'hundreds of filters': (size) =>
    file(
      stream(
        9,
        `/Type /ObjStm /First 4 /Filter [${repeated('/FlateDecode ', size)}]`,
        deflateSync(Buffer.from('x')),
      ),
      catalog(7),
    ),
  'attached files in circles': (size) =>
    file(
      object(1, '<</Type /Catalog /Names <</EmbeddedFiles 2 0 R>>>>'),
      object(2, `<</Kids [${repeated('2 0 R ', size)}]>>`),
      catalog(1),
    ),
  'attached files without number': (size) =>
    file(
      object(1, '<</Type /Catalog /Names <</EmbeddedFiles 2 0 R>>>>'),
      object(2, `<</Names [${repeated('(a) 3 0 R ', size)}]>>`),
      object(3, '<</Type /Filespec /UF (a)>>'),
      catalog(1),
    ),
  'attached files that are all one large one': (size) =>
    file(
      object(1, '<</Type /Catalog /Names <</EmbeddedFiles 2 0 R>>>>'),
      object(2, `<</Names [${'(a) 3 0 R '.repeat(5000)}]>>`),
      object(3, `<</Type /Filespec /UF (${'a'.repeat(60_000)}) /X [${repeated('1 ', size)}]>>`),
      catalog(1),
    ),
  'a proof of strings': (size) => withProof(`{"version":1,"a":"${repeated('\\"', size)}"}`),
  'a proof of strings that never end': (size) =>
    withProof(`{"version":1,"a":${repeated('"\\"', size)}`),
  'a proof of lists': (size) => withProof(`{"version":1,"a":[${repeated('[],', size)}[]]}`),
  'a proof of lists in lists': (size) => withProof(repeated('[', size)),
  'a proof of commitments': (size) =>
    withProof(
      JSON.stringify({ version: 1, draft: { commitments: [] } }).replace(
        '[]',
        `[${repeated('{},', size)}{}]`,
      ),
    ),
}

function file(...parts: readonly string[]): Buffer {
  return Buffer.from(`%PDF-1.7\n${parts.join('\n')}\n%%EOF\n`, 'latin1')
}

function repeated(piece: string, size: number): string {
  return piece.repeat(Math.floor(size / piece.length))
}

/** About so many bytes of objects, with the numbers 1, 2, 3, … */
function numbered(size: number, made: (number: number) => string): string {
  const count = Math.ceil(size / made(1000).length)
  return Array.from({ length: count }, (_, index) => made(index + 1)).join('\n')
}

function object(number: number, value: string): string {
  return `${number} 0 obj\n${value}\nendobj\n`
}

function catalog(number: number): string {
  return `trailer <</Root ${number} 0 R>>`
}

function stream(number: number, dictionary: string, content: Buffer): string {
  const body = `<<${dictionary} /Length ${content.length}>>\nstream\n${content.toString('latin1')}\nendstream`
  return object(number, body)
}

function packedObjects(number: number, content: string, first = 4): string {
  const packed = deflateSync(Buffer.from(content, 'latin1'))
  return stream(number, `/Type /ObjStm /N 1 /First ${first} /Filter /FlateDecode`, packed)
}

function withProof(text: string): Buffer {
  return file(
    object(1, '<</Type /Catalog /Names <</EmbeddedFiles 2 0 R>>>>'),
    object(2, '<</Names [(nap.json) 3 0 R]>>'),
    object(3, '<</Type /Filespec /UF (nap.json) /EF <</F 4 0 R>>>>'),
    stream(4, '/Filter /FlateDecode', deflateSync(Buffer.from(text))),
    catalog(1),
  )
}
