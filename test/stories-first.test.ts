import { runStories } from './support/run-stories.ts'

runStories(0)
