// How mail programs begin what they quote, in the languages that arrive here and those of their programs.

/** `-----Original Message-----`; all that stands below is quoted. */
export const separator =
  /^\s*>?\s*-{2,}\s*(?:original message|ursprüngliche nachricht|message d['’]origine|mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|pesan asli|اصل پیغام|الرسالة الأصلية)\s*-{2,}\s*$/i

/** `---------- Forwarded message ---------`; what stands below was sent on. */
export const forwarded =
  /^\s*(?:-{2,}\s*(?:forwarded (?:message|by .{1,80})|weitergeleitete nachricht|message transf[ée]r[ée]|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|doorgestuurd bericht|pesan terusan|آگے بھیجا گیا پیغام|رسالة محولة)\s*-{2,}|begin forwarded message:|anfang der weitergeleiteten nachricht:|début du message (?:transféré|réexpédié)\s*:)\s*$/i

/** At the beginning of a subject. */
export const forwardedSubject = /^\s*(?:fwd?|wg|tr|rv|enc|i|doorst)\s*:/i

/** `From: `, the first line of the head of a letter that Outlook quotes. */
export const senderLine = /^\s*\*?(?:from|von|de|da|van|från|fra|dari|من|منجانب)\s*:\*?\s*\S/i

/** The other lines of such a head. */
export const headLine =
  /^\s*\*?(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|envoyée|le|à|objet|enviado(?: el)?|enviada em|fecha|para|asunto|assunto|data|inviato|a|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne|tanggal|kepada|perihal|بھیجا گیا|تاریخ|بنام|موضوع|التاريخ|إلى|الموضوع)\s*:\*?/i

/** `On Mon, 12 Jun 2017, Somebody wrote:`, on one line or broken into several. */
export const attribution =
  /^\s*(?:on|am|le|el|em|il|op|den|pada|w dniu|بتاریخ|في)(?=\s).{5,300}(?:wrote|schrieb.{0,120}|a écrit|escribió|escreveu|ha scritto|schreef.{0,120}|skrev.{0,120}|menulis|napisał\(?a?\)?|نے لکھا|كتب.{0,120})\s*:\s*$/i

/** What telephones put below a letter by themselves. */
export const phoneLine =
  /^\s*(?:sent from my |sent from (?:outlook|yahoo|mail) |get outlook for |von meinem .{1,40} gesendet|gesendet von |envoyé de(?:puis)? mon |enviado desde mi |enviado do meu |inviato da )/i
