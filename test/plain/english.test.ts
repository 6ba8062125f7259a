import { expect, test } from 'vitest'
import { isEnglish } from '../../src/plain/english.ts'

test.each([
  ['The division publishes the budget of each ministry on the day it is presented.', true],
  ['Publish tenders and contracts, with the names of the winners', true],
  ['La division publie le budget de chaque ministère le jour où il est présenté.', false],
  ['El ministerio publica el presupuesto de cada entidad el día de su presentación.', false],
  ['O ministério publica o orçamento de cada órgão no dia em que é apresentado.', false],
  ['Das Ministerium veröffentlicht den Haushalt an dem Tag, an dem er vorgelegt wird.', false],
  ['وزارتِ خزانہ بجٹ شائع کرتی ہے۔ Budget online', false],
  ['财政部在预算提出当天公布每个部门的预算', false],
  ['The plan of the Ministère de la Justice is printed by the office.', true],
  ['Open budget portal', undefined],
  ['2017–2019', undefined],
])('%s', (text, told) => expect(isEnglish(text)).toBe(told))
