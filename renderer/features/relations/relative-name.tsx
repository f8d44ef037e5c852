import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

import type { FamilyRef, Relative } from '#shared/features/relations/relations.schema.ts';
import { useCan } from '../../client/index.ts';
import { useText } from '../../i18n/index.ts';
import { ShieldLockRegular } from '../../ui/icons.ts';
import { TextLink } from '../../ui/link.tsx';
import { familyPath, personPath } from '../../ui/paths.ts';
import { type } from '../../ui/theme/theme.ts';
import { relativeName } from './relation-words.ts';

const useStyles = makeStyles({
  name: type.strong,
  second: { ...type.note, display: 'block', color: tokens.colorNeutralForeground3 },
  hidden: { display: 'inline-flex', alignItems: 'center', gap: '6px', color: tokens.colorNeutralForeground2 },
});

/** A link to the card, or a line without a name that says whom to ask. */
export function RelativeName({ person }: { readonly person: Relative }): ReactNode {
  const styles = useStyles();
  const t = useText('relations');
  const can = useCan();
  const name = relativeName(person, t);
  if (!person.shown) return <Hidden name={name} />;
  return (
    <>
      {can('people.view') ? (
        <TextLink to={personPath(person.id)} className={styles.name}>
          {name}
        </TextLink>
      ) : (
        <span className={styles.name}>{name}</span>
      )}
      {person.archived ? <span className={styles.second}>{t('archived')}</span> : null}
    </>
  );
}

export function FamilyName({ family }: { readonly family: FamilyRef }): ReactNode {
  const t = useText('relations');
  const can = useCan();
  if (!family.shown) {
    const name = family.why === 'protected' ? t('network.protectedFamily') : t('network.outOfReachFamily');
    return <Hidden name={name} />;
  }
  return can('families.view') ? <TextLink to={familyPath(family.id)}>{family.name}</TextLink> : family.name;
}

function Hidden({ name }: { readonly name: string }): ReactNode {
  return (
    <span className={useStyles().hidden}>
      <ShieldLockRegular aria-hidden="true" />
      <span>{name}</span>
    </span>
  );
}
