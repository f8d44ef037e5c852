import { Button, Menu, MenuItemCheckbox, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { useText } from '#renderer/i18n/index.ts';
import { ColumnTripleRegular } from '../icons.ts';
import type { Column } from './columns.ts';

/** Which columns the list shows; stands at the right end of the filters. */
export function ColumnChooser<Row>(props: {
  readonly columns: readonly Column<Row>[];
  readonly hidden: ReadonlySet<string>;
  readonly onChange: (hidden: ReadonlySet<string>) => void;
}) {
  const t = useText();
  const choosable = props.columns.filter((column) => column.fixed !== true);
  const checked = choosable.filter((column) => !props.hidden.has(column.key)).map((column) => column.key);
  return (
    <Menu
      checkedValues={{ columns: checked }}
      onCheckedValueChange={(_, data) => {
        props.onChange(
          new Set(choosable.map((column) => column.key).filter((key) => !data.checkedItems.includes(key))),
        );
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<ColumnTripleRegular />} aria-label={t('table.columns')} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {choosable.map((column) => (
            <MenuItemCheckbox key={column.key} name="columns" value={column.key}>
              {column.title}
            </MenuItemCheckbox>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
