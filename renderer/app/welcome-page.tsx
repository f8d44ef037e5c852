import { useSignedIn } from '#renderer/client/index.ts';
import { useText } from '#renderer/i18n/index.ts';
import { fmt, officeToday } from '#renderer/ui/format.ts';
import { Page } from '#renderer/ui/page.tsx';

/** Stands in for the first page until the dashboard's own takes its place in the table of routes. */
export function WelcomePage() {
  const t = useText('navigation');
  const { office } = useSignedIn();
  return (
    <Page title={t('dashboard')} count={fmt.dateFull(officeToday())}>
      {office.name}
    </Page>
  );
}
