import { emphasis, type Inline, type Paragraph } from '../model/block.ts'

/** The words of a paragraph where the format has no style of its own for what guides: those stand slanted. */
export function guidanceIn({ of, isGuidance }: Paragraph): readonly Inline[] {
  return isGuidance ? [emphasis(...of)] : of
}
