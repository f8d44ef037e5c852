import { StayTimelineView } from '#renderer/features/foster-care/index.ts';
import { Page } from '#renderer/ui/page.tsx';
import { EIGHTEEN_YEARS, THREE_YEARS, TWO_WEEKS } from './timeline-samples.ts';

/** A stay of three years with siblings, one of two weeks, one of eighteen years. */
export function TimelineStory() {
  return (
    <Page title="Dziecko w pieczy" breadcrumb={[{ label: 'Osoby', to: '/osoby' }, { label: 'Dziecko w pieczy' }]}>
      <StayTimelineView timeline={THREE_YEARS} />
      <StayTimelineView timeline={TWO_WEEKS} />
      <StayTimelineView timeline={EIGHTEEN_YEARS} />
    </Page>
  );
}
