/** A PDF as Chromium writes it, made by hand: `objects[0]` is object 1. Object 1 is the catalog, object 2 the information. */
export function classicPdf(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n%\xd3\xeb\xe9\xe1\n'
  let rows = '0000000000 65535 f \n'
  for (const [index, object] of objects.entries()) {
    rows += `${String(text.length).padStart(10, '0')} 00000 n \n`
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const start = text.length
  const size = objects.length + 1
  text += `xref\n0 ${size}\n${rows}trailer\n<</Size ${size}\n/Root 1 0 R\n/Info 2 0 R>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** Three pages in a tree of two levels; `a` stands on page 1, `b` on page 3. `catalog` and `information` are added to theirs. */
export function threePages({ catalog = '', information = '' } = {}): Uint8Array {
  return classicPdf([
    `<</Type /Catalog\n/Pages 3 0 R\n/Dests 8 0 R\n/StructTreeRoot 9 0 R\n/Lang (de)${catalog}>>`,
    `<</Creator (Mozilla)\n/Producer (Skia/PDF m147)\n/CreationDate (D:20261123083510+00'00')\n/ModDate (D:20261123083510+00'00')${information}>>`,
    '<</Type /Pages\n/Count 3\n/Kids [4 0 R 5 0 R]>>',
    '<</Type /Page\n/Parent 3 0 R>>',
    '<</Type /Pages\n/Count 2\n/Parent 3 0 R\n/Kids [6 0 R 7 0 R]>>',
    '<</Type /Page\n/Parent 5 0 R /Contents 10 0 R>>',
    '<</Type /Page\n/Parent 5 0 R /Font <</BaseFont /AAAAAA+SourceSerif4-Bold>> /Other <</BaseFont /DejaVuSans>>>>',
    '<</a [4 0 R /XYZ 0 0 0]\n/b#E2#82#AC [7 0 R /XYZ 0 0 0]>>',
    '<</Type /StructTreeRoot>>',
    '<</Length 4>> stream\nq Q\n\nendstream',
  ])
}
