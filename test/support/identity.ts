/** Who wrote and recorded what the tests record, and when. */
export const identity = {
  GIT_AUTHOR_NAME: 'Aisha Khan',
  GIT_AUTHOR_EMAIL: 'aisha@example.org',
  GIT_AUTHOR_DATE: '2017-06-30T10:00:00Z',
  GIT_COMMITTER_NAME: 'Aisha Khan',
  GIT_COMMITTER_EMAIL: 'aisha@example.org',
  GIT_COMMITTER_DATE: '2017-06-30T11:00:00Z',
}
