import { Calendar, DayOfWeek, type ICalendar } from '@fluentui/react-calendar-compat';
import {
  Button,
  Input,
  type InputProps,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useText } from '#renderer/i18n/index.ts';
import {
  dayOf,
  formatDate,
  localDate,
  localDateOf,
  monthOf,
  parseTypedDate,
  yearOf,
  type DaySide,
  type LocalDate,
} from '#shared/kernel/local-date.ts';
import { officeToday } from '../format.ts';
import { CalendarLtrRegular } from '../icons.ts';
import { type } from '../theme/theme.ts';
import { calendarFormatting, calendarStrings } from './calendar-strings.ts';
import { FieldFrame, type FieldProps } from './field-frame.tsx';
import { useBoundField } from './use-bound-field.ts';

const useStyles = makeStyles({
  control: { width: '100%', minWidth: 0 },
  surface: { padding: '4px' },
  after: { display: 'inline-flex', alignItems: 'center', columnGap: '4px' },
  meant: { ...type.note, color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap' },
  button: { minWidth: '24px', width: '24px', height: '24px', padding: 0 },
});

type DateOptions = {
  /** The last year a two-digit year may mean; the year of today for dates of birth. */
  readonly latestYear?: number;
  /** On which side of today a day typed without a year lies; in this year unless told. */
  readonly side?: DaySide;
  readonly min?: LocalDate;
  readonly max?: LocalDate;
};

const toDate = (date: LocalDate): Date => new Date(yearOf(date), monthOf(date) - 1, dayOf(date));
const fromDate = (date: Date): LocalDate | undefined =>
  localDateOf(date.getFullYear(), date.getMonth() + 1, date.getDate());

function asDate(value: unknown): LocalDate | null {
  const parsed = localDate.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The text a value is shown as: a date as 21.11.2026, what could not be understood as it was typed. */
function shown(value: unknown): string {
  const date = asDate(value);
  if (date !== null) return formatDate(date);
  return typeof value === 'string' ? value : '';
}

/**
 * A date typed the way clerks type it (1.2.26, 01022026, 12.3, dziś) or chosen from a calendar. The value is 'YYYY-MM-DD',
 * null while empty, or the typed text when it is no date, for the schema to answer. A day typed without a year is shown in
 * full beside what is typed and stands so as soon as the field is left or a key saves: until then the year may still come.
 */
export function DateField<V extends FieldValues, C, T>(props: FieldProps<V, C, T> & DateOptions) {
  const field = useBoundField(props);
  const t = useText();
  return (
    <FieldFrame field={props} error={field.error === '' ? t('form.dateWrong') : field.error}>
      <DateInput {...props} inputRef={field.attach} value={field.value} onValue={field.change} onLeft={field.left} />
    </FieldFrame>
  );
}

type DateInputProps = DateOptions & {
  /** For a label of one's own. */
  readonly id?: string;
  readonly label: string;
  readonly value: unknown;
  readonly disabled?: boolean;
  readonly inputRef?: (input: HTMLInputElement | null) => void;
  readonly onValue: (value: string | null) => void;
  readonly onLeft?: () => void;
  /** Confirmed, where no form takes the key. */
  readonly onEnter?: () => void;
};

/** The control alone, without label and error, for filters and „stan na”. Wiring of a Field above it is passed on. */
export function DateInput(props: DateInputProps) {
  const { label, value, disabled, inputRef, onValue, onLeft, onEnter, latestYear, side, min, max, ...wiring } = props;
  const styles = useStyles();
  const t = useText();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<string | null>(null);
  const today = officeToday();
  const parse = (text: string) =>
    parseTypedDate(text, {
      today,
      ...(latestYear === undefined ? {} : { latestYear }),
      ...(side === undefined ? {} : { side }),
    });
  const read = (text: string): string | null => {
    if (/^dzi[sś]$/iu.test(text.trim())) return today;
    const parsed = parse(text);
    if (parsed.ok) return parsed.yearless ? text : parsed.date;
    return parsed.reason === 'empty' ? null : text;
  };
  const text = typed ?? shown(value);
  const reading = parse(text);
  const meant = reading.ok && reading.yearless ? reading.date : null;
  const complete = (): void => {
    setTyped(null);
    if (meant !== null) onValue(meant);
  };
  const date = asDate(value);
  const choose = (chosen: Date) => {
    const next = fromDate(chosen);
    setOpen(false);
    setTyped(null);
    if (next !== undefined) onValue(next);
  };
  return (
    <Input
      {...fieldWiring(wiring)}
      className={styles.control}
      {...(inputRef === undefined ? {} : { ref: inputRef })}
      value={text}
      disabled={disabled === true}
      inputMode="decimal"
      autoComplete="off"
      placeholder={t('form.dateHint')}
      onChange={(_, data) => {
        setTyped(data.value);
        onValue(read(data.value));
      }}
      onBlur={() => {
        complete();
        onLeft?.();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.ctrlKey) complete();
        if (event.key === 'Enter') onEnter?.();
      }}
      contentAfter={
        <span className={styles.after}>
          <span className={styles.meant} aria-live="polite">
            {meant === null ? null : formatDate(meant)}
          </span>
          <Popover
            open={open}
            onOpenChange={(_, data) => setOpen(data.open)}
            trapFocus
            unstable_disableAutoFocus
            positioning="below-end"
          >
            <PopoverTrigger disableButtonEnhancement>
              <Button
                className={styles.button}
                appearance="transparent"
                size="small"
                icon={<CalendarLtrRegular />}
                disabled={disabled === true}
                aria-label={t('form.openCalendar', { label })}
              />
            </PopoverTrigger>
            <PopoverSurface className={styles.surface} aria-label={t('calendar.title')}>
              <DayPicker
                date={date ?? today}
                today={today}
                onChoose={choose}
                onDismiss={() => setOpen(false)}
                min={min}
                max={max}
              />
            </PopoverSurface>
          </Popover>
        </span>
      }
    />
  );
}

/** The calendar itself; the keyboard starts at the chosen day, not at the name of the month. */
function DayPicker(props: {
  readonly date: LocalDate;
  readonly today: LocalDate;
  readonly min: LocalDate | undefined;
  readonly max: LocalDate | undefined;
  readonly onChoose: (date: Date) => void;
  /** Escape: the calendar takes the key, so the popover around it never hears it. */
  readonly onDismiss: () => void;
}) {
  const calendar = useRef<ICalendar>(null);
  useEffect(() => calendar.current?.focus(), []);
  return (
    <Calendar
      componentRef={calendar}
      value={toDate(props.date)}
      today={toDate(props.today)}
      onSelectDate={props.onChoose}
      onDismiss={props.onDismiss}
      firstDayOfWeek={DayOfWeek.Monday}
      strings={calendarStrings()}
      dateTimeFormatter={calendarFormatting()}
      isMonthPickerVisible={false}
      showSixWeeksByDefault
      {...(props.min === undefined ? {} : { minDate: toDate(props.min) })}
      {...(props.max === undefined ? {} : { maxDate: toDate(props.max) })}
    />
  );
}

/** A Field clones its child with id and aria attributes; only those go on to the input. */
function fieldWiring(props: object): Pick<InputProps, 'id' | 'required'> {
  return Object.fromEntries(
    Object.entries(props).filter(([key]) => key === 'id' || key === 'required' || key.startsWith('aria-')),
  );
}
