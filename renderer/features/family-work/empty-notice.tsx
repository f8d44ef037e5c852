import type { ReactNode } from 'react';

import { BookOpenRegular } from '../../ui/icons.ts';
import { EmptyState } from '../../ui/states.tsx';

/** Nothing written yet, or nothing that passes the filter. */
export function EmptyNotice({ title, text }: { title: string; text: string | null }): ReactNode {
  return <EmptyState icon={<BookOpenRegular />} title={title} text={text} />;
}
