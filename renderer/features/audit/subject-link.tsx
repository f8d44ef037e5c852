import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { MouseEvent, ReactNode } from 'react';

import type { AuditRow } from '#shared/features/audit/audit.schema.ts';
import { familyPath, personPath } from '../../ui/paths.ts';
import { useGo } from '../../ui/screen.ts';
import { subjectText } from './filter-words.ts';

type Subject = AuditRow['subjects'][number];

const useStyles = makeStyles({
  link: { color: tokens.colorBrandForegroundLink, fontSize: 'inherit', lineHeight: 'inherit' },
  hidden: { color: tokens.colorNeutralForeground3 },
});

/** Where the record's card is; null for what has none, or is not to be named to this reader. */
export function subjectPath(subject: Subject): string | null {
  if (subject.label === null) return null;
  if (subject.kind === 'person') return personPath(subject.id);
  return subject.kind === 'family' ? familyPath(subject.id) : null;
}

/** A record by name, as a link to its card. In a list of rows the row has the focus, so there `inRow` takes it away. */
export function SubjectLink(props: { subject: Subject; inRow?: boolean; onGo?: () => void }): ReactNode {
  const styles = useStyles();
  const go = useGo();
  const { subject } = props;
  const path = subjectPath(subject);
  if (path === null) {
    return <span className={subject.label === null ? styles.hidden : undefined}>{subjectText(subject)}</span>;
  }
  const open = (event: MouseEvent): void => {
    event.stopPropagation();
    if (event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    props.onGo?.();
    go(path);
  };
  return (
    <Link className={styles.link} href={`#${path}`} onClick={open} {...(props.inRow === true ? { tabIndex: -1 } : {})}>
      {subjectText(subject)}
    </Link>
  );
}
