/** The whole vocabulary of a chapter: what an author may write in MDX without an import. */
import Diagram from '../features/diagrams/Diagram.astro';
import DecisionPath from '../features/troubleshoot/DecisionPath.astro';
import LogWriters from '../features/troubleshoot/LogWriters.astro';
import WorkerQueue from '../features/queue/WorkerQueue.astro';
import Replay from '../features/replay/Replay.astro';
import Snippet from '../features/snippet/Snippet.astro';
import Check from '../features/onboarding/Check.astro';
import Cite from './Cite.astro';
import Danger from './Danger.astro';
import Differs from './Differs.astro';
import Done from '../features/onboarding/Done.astro';
import Fact from './Fact.astro';
import Fault from '../features/troubleshoot/Fault.astro';
import Faults from '../features/troubleshoot/Faults.astro';
import File from './File.astro';
import GlossaryList from './GlossaryList.astro';
import Listing from './Listing.astro';
import Measured from '../features/proof/Measured.astro';
import Note from './Note.astro';
import Own from './Own.astro';
import Printed from '../features/terminal/Printed.astro';
import Section from './Section.astro';
import SymptomIndex from '../features/troubleshoot/SymptomIndex.astro';
import Term from './Term.astro';
import Terminal from '../features/terminal/Terminal.astro';
import Topic from '../shared/Topic.astro';
import Value from '../features/values/Value.astro';
import Variant from '../features/variant/Variant.astro';
import Warning from './Warning.astro';

export const vocabulary = {
  Check,
  Cite,
  Danger,
  DecisionPath,
  Diagram,
  Differs,
  Done,
  Fact,
  Fault,
  Faults,
  File,
  GlossaryList,
  Listing,
  LogWriters,
  Measured,
  Note,
  Own,
  Printed,
  Replay,
  Section,
  Snippet,
  SymptomIndex,
  Term,
  Terminal,
  Topic,
  Value,
  Variant,
  Warning,
  WorkerQueue,
};
