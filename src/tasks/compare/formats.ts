/** What a comparison can be written as; in Word, each change can be accepted or rejected. */
export const comparisonFormats = ['md', 'html', 'pdf', 'docx'] as const
