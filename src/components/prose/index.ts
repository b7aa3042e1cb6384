/** The whole vocabulary of a chapter: what an author may write in MDX without an import. */
import Diagram from '../diagram/Diagram.astro';
import Troubleshooter from '../explore/Troubleshooter.astro';
import WorkerQueue from '../explore/WorkerQueue.astro';
import Replay from '../explore/Replay.astro';
import Snippet from '../snippet/Snippet.astro';
import Check from './Check.astro';
import Cite from './Cite.astro';
import Danger from './Danger.astro';
import Differs from './Differs.astro';
import Done from './Done.astro';
import Fault from './Fault.astro';
import Faults from './Faults.astro';
import File from './File.astro';
import GlossaryList from './GlossaryList.astro';
import Listing from './Listing.astro';
import Measured from './Measured.astro';
import Note from './Note.astro';
import Section from './Section.astro';
import SymptomIndex from './SymptomIndex.astro';
import Term from './Term.astro';
import Terminal from './Terminal.astro';
import Topic from './Topic.astro';
import Value from './Value.astro';
import Variant from './Variant.astro';
import Warning from './Warning.astro';

export const vocabulary = {
  Check,
  Cite,
  Danger,
  Diagram,
  Differs,
  Done,
  Fault,
  Faults,
  File,
  GlossaryList,
  Listing,
  Measured,
  Note,
  Replay,
  Section,
  Snippet,
  SymptomIndex,
  Term,
  Terminal,
  Topic,
  Value,
  Troubleshooter,
  Variant,
  Warning,
  WorkerQueue,
};
