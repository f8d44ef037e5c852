import { FieldContextProvider, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Control } from 'react-hook-form';

import type { AddUserInput } from '#shared/features/administration/administration.schema.ts';
import { ROLE_LABELS } from '#shared/features/session/session.labels.ts';
import { role as roleSchema, ROLES, type Role } from '#shared/permissions/roles.ts';
import { useText } from '../../i18n/index.ts';
import { CheckBox, FieldFrame } from '../../ui/form/index.ts';
import { useBoundField } from '../../ui/form/use-bound-field.ts';
import { type } from '../../ui/theme/theme.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '4px' },
  label: { display: 'block' },
  text: { ...type.note, display: 'block', color: tokens.colorNeutralForeground3 },
});

function heldRoles(value: unknown): readonly Role[] {
  const parsed = roleSchema.array().safeParse(value);
  return parsed.success ? parsed.data : [];
}

/** Every role with one line of what it is for; several may be ticked. */
export function RolesField(props: { control: Control<AddUserInput, unknown, AddUserInput> }): ReactNode {
  const styles = useStyles();
  const t = useText('administration');
  const field = useBoundField({ control: props.control, name: 'roles' });
  const held = heldRoles(field.value);
  const { attach } = field;
  return (
    <FieldFrame
      field={{ name: 'roles', label: t('form.roles'), hint: t('form.rolesHint'), required: true }}
      error={field.error}
    >
      {(wiring) => (
        <div
          className={styles.list}
          role="group"
          aria-labelledby={wiring['aria-labelledby']}
          aria-describedby={wiring['aria-describedby']}
        >
          {/* Each box has its own name; the field's name and its star belong to the group. */}
          <FieldContextProvider value={undefined}>
            {ROLES.map((role, index) => (
              <CheckBox
                key={role}
                ref={index === 0 ? attach : undefined}
                label={{
                  children: (
                    <>
                      <span className={styles.label}>{ROLE_LABELS[role]}</span>
                      <span className={styles.text}>{t(`roleText.${role}`)}</span>
                    </>
                  ),
                }}
                checked={held.includes(role)}
                onChange={(_, data) =>
                  field.change(ROLES.filter((one) => (one === role ? data.checked === true : held.includes(one))))
                }
                onBlur={field.left}
              />
            ))}
          </FieldContextProvider>
        </div>
      )}
    </FieldFrame>
  );
}
