import {
  Button,
  makeStyles,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';

import { useText } from '#renderer/i18n/index.ts';
import { ChevronDownRegular } from '../icons.ts';
import type { Order } from '../table/index.ts';
import { useWindowWidth } from '../use-window-width.ts';

/** Every order of a list in words, rising and falling: „nazwisko, od A do Ż”, „nazwisko, od Ż do A”. */
export type ListOrders<By extends string> = Readonly<Record<By, readonly [rising: string, falling: string]>>;

/** How a filter says its order. */
export interface OrderPart<By extends string> {
  readonly order: By;
  readonly direction: 'asc' | 'desc';
}

/** The order the table asks for as part of a filter; one the list does not know gives the list's own first order. */
export function orderPart<By extends string>(orders: ListOrders<By>, order: Order): OrderPart<By> {
  const known = Object.keys(orders) as By[];
  return {
    order: known.find((by) => by === order.by) ?? known[0] ?? (order.by as By),
    direction: order.descending === true ? 'desc' : 'asc',
  };
}

/** The order in words, for the hint bar and the choice. */
export function orderWords<By extends string>(orders: ListOrders<By>, part: OrderPart<By>): string {
  return orders[part.order][part.direction === 'desc' ? 1 : 0];
}

const useStyles = makeStyles({
  button: {
    height: '28px',
    minWidth: 0,
    maxWidth: '100%',
    paddingInline: '10px',
    fontSize: '12px',
    fontWeight: tokens.fontWeightRegular,
  },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  icon: { width: '14px', height: '14px' },
});

/** The choice of order for narrow windows, where the rows have no heads to click; nothing in wider ones. */
export function OrderMenu<By extends string>(props: {
  readonly orders: ListOrders<By>;
  readonly part: OrderPart<By>;
  readonly onOrder: (part: OrderPart<By>) => void;
}) {
  const styles = useStyles();
  const t = useText();
  const { orders, part } = props;
  if (useWindowWidth() !== 'narrow') return null;
  const choices = (Object.keys(orders) as By[]).flatMap((order) =>
    (['asc', 'desc'] as const).map((direction) => ({ order, direction })),
  );
  const keyOf = (one: OrderPart<By>): string => `${one.order} ${one.direction}`;
  return (
    <Menu
      // In a low window the choices scroll.
      positioning={{ autoSize: 'height' }}
      checkedValues={{ order: [keyOf(part)] }}
      onCheckedValueChange={(_, data) => {
        const chosen = choices.find((one) => keyOf(one) === data.checkedItems[0]);
        if (chosen !== undefined) props.onOrder(chosen);
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={styles.button}
          appearance="subtle"
          size="small"
          icon={<ChevronDownRegular className={styles.icon} />}
          iconPosition="after"
        >
          <span className={styles.text}>{t('list.order', { by: orderWords(orders, part) })}</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {choices.map((one) => (
            <MenuItemRadio key={keyOf(one)} name="order" value={keyOf(one)}>
              {orderWords(orders, one)}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
