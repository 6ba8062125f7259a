import { wordFile } from './support.ts'

const who = 'w:author="Aisha" w:date="2017-06-18T10:00:00Z"'
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const cut = (text: string) => `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`
const note = (id: number, text: string) =>
  `<w:comment w:id="${id}" ${who} w:initials="A"><w:p w14:paraId="0000000${id}">${run(text)}</w:p></w:comment>`
const start = (id: number) => `<w:commentRangeStart w:id="${id}"/>`
const end = (id: number) =>
  `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`

const body = `<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:bookmarkStart w:id="50" w:name="nap_0123456789ab"/>${run('Open data')}<w:bookmarkEnd w:id="50"/></w:p>
<w:p>${run('All ')}${start(0)}${run('departments')}${end(0)}${run(' ')}<w:del w:id="10" ${who}>${cut('may')}</w:del><w:ins w:id="11" ${who}>${run('will')}</w:ins>${run(' publish.')}</w:p>
<w:p>${start(1)}${run('Ten ')}<w:del w:id="12" ${who}>${cut('or twelve ')}</w:del>${run('indicators,')}</w:p>
<w:p>${run('each ')}<w:ins w:id="13" ${who}>${run('month ')}</w:ins>${run('anew.')}${end(1)}</w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:p>${run('Portal')}</w:p></w:tc><w:tc><w:p>${run('June')}</w:p></w:tc></w:tr>
<w:tr><w:trPr><w:ins w:id="14" ${who}/></w:trPr><w:tc><w:p><w:ins w:id="15" ${who}>${run('Training')}</w:ins></w:p></w:tc><w:tc><w:p><w:ins w:id="16" ${who}>${run('July')}</w:ins></w:p></w:tc></w:tr></w:tbl><w:p/>`

/** A draft that one person reviewed: two deletions, four insertions, a row, two comments, of which one over paragraphs. */
export function reviewedDraft(): Uint8Array {
  return wordFile(body, {
    comments: note(0, 'Which?') + note(1, 'How many?'),
    threads: '<w15:commentEx w15:paraId="00000000" w15:done="1"/>',
  })
}
