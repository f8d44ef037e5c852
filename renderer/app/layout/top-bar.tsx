import {
  Avatar,
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  tokens,
} from '@fluentui/react-components';
import { useSignedIn } from '#renderer/client/index.ts';
import { currentLanguage, useText } from '#renderer/i18n/index.ts';
import {
  BookQuestionMarkRegular,
  ChevronDownRegular,
  KeyRegular,
  LockClosedRegular,
  NavigationRegular,
  SearchRegular,
  SignOutRegular,
} from '#renderer/ui/icons.ts';
import { Keys } from '#renderer/ui/keys.tsx';
import { PATHS } from '#renderer/ui/paths.ts';
import { useGo } from '#renderer/ui/screen.ts';
import { ariaShortcut } from '#renderer/ui/shortcuts.ts';
import { media, ownTokens, size } from '#renderer/ui/theme/theme.ts';
import { Logo } from '../logo.tsx';
import { isThemeChoice, THEME_CHOICES, THEME_TEXTS, useTheme } from '../theme-choice.ts';
import { useRememberedLook } from '../use-remembered-look.ts';
import { currentEntry } from '../navigation.ts';
import { ConnectionLine, DemoBand } from './bands.tsx';
import { useCurrentPath, useNavigation } from './rail.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 420px) minmax(0, 1fr)',
    alignItems: 'center',
    columnGap: '12px',
    height: `${size.topBar}px`,
    flexShrink: 0,
    paddingInlineStart: '18px',
    color: tokens.colorNeutralForeground1,
    [media.narrow]: { gridTemplateColumns: 'auto minmax(0, 1fr) auto', paddingInlineStart: '8px' },
    [media.print]: { display: 'none' },
  },
  plain: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, backgroundColor: ownTokens.frame },
  office: { display: 'flex', alignItems: 'center', gap: '10px', minWidth: 0 },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    '@media (max-width: 419.98px)': { display: 'none' },
  },
  officeName: {
    paddingInlineStart: '9px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke1}`,
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [media.belowWide]: { display: 'none' },
  },
  menuButton: { display: 'none', [media.narrow]: { display: 'inline-flex', minWidth: '32px' } },
  search: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    width: '100%',
    height: '30px',
    paddingInline: '9px 8px',
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: '4px',
    cursor: 'text',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
    [media.forced]: { color: 'ButtonText', border: '1px solid ButtonBorder' },
  },
  searchIcon: { flexShrink: 0, width: '18px', height: '18px' },
  searchText: {
    flexGrow: 1,
    minWidth: 0,
    textAlign: 'start',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  keys: { [media.narrow]: { display: 'none' } },
  end: { display: 'flex', justifyContent: 'flex-end', minWidth: 0 },
  person: {
    gap: '8px',
    minWidth: '32px',
    maxWidth: '100%',
    fontWeight: tokens.fontWeightRegular,
    [media.forced]: { border: '1px solid CanvasText' },
  },
  personName: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    // The initials stand for it; screen readers still hear the name.
    [media.narrow]: { position: 'absolute', width: '1px', height: '1px', clipPath: 'inset(50%)' },
  },
  chevron: { width: '16px', height: '16px', flexShrink: 0, [media.narrow]: { display: 'none' } },
});

/** Mark and name, for the bar of every state: signed in, locked, first run. */
export function BarName({ office }: { readonly office: string | null }) {
  const styles = useStyles();
  const t = useText();
  return (
    <div className={styles.office}>
      <Logo size={22} />
      <span className={styles.name}>{t('program')}</span>
      {office === null ? null : <span className={styles.officeName}>{office}</span>}
    </div>
  );
}

/** The bar of screens outside the session: name alone, the window dragged by it, and the bands under it. */
export function PlainBar({ office }: { readonly office: string | null }) {
  const styles = useStyles();
  return (
    <>
      <div className={mergeClasses(styles.bar, styles.plain, 'window-drag', 'window-buttons')}>
        <BarName office={office} />
      </div>
      <DemoBand />
      <ConnectionLine />
    </>
  );
}

/** The rail behind a button in narrow windows, with everything the rail has. */
function PlacesMenu({ onLock }: { readonly onLock: () => void }) {
  const styles = useStyles();
  const t = useText('navigation');
  const go = useGo();
  const entries = useNavigation();
  const current = currentEntry(useCurrentPath());
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={mergeClasses(styles.menuButton, 'window-no-drag')}
          appearance="subtle"
          icon={<NavigationRegular />}
          aria-label={t('openMenu')}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {entries.map((entry) => (
            <MenuItem
              key={entry.key}
              icon={entry === current ? <entry.iconFilled /> : <entry.icon />}
              {...(entry === current ? { 'aria-current': 'page' } : {})}
              onClick={() => go(entry.path)}
            >
              {t(entry.key)}
            </MenuItem>
          ))}
          <MenuDivider />
          <MenuItem icon={<LockClosedRegular />} secondaryContent="Ctrl+L" onClick={onLock}>
            {t('lock')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function PersonMenu(props: {
  readonly onGuide: () => void;
  readonly onLock: () => void;
  readonly onSignOut: () => void;
}) {
  const styles = useStyles();
  const t = useText('navigation');
  const { user } = useSignedIn();
  const theme = useTheme();
  const remember = useRememberedLook();
  const go = useGo();
  return (
    <Menu
      checkedValues={{ theme: [theme.choice], language: [currentLanguage()] }}
      onCheckedValueChange={(_, data) => {
        const [chosen = ''] = data.checkedItems;
        if (data.name === 'theme' && isThemeChoice(chosen)) remember.theme(chosen);
        if (data.name === 'language') remember.language(chosen === 'en' ? 'en' : 'pl');
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button className={mergeClasses(styles.person, 'window-no-drag')} appearance="transparent">
          <Avatar name={user.displayName} size={24} color="brand" aria-hidden="true" />
          <span className="sr-only">{t('account')}: </span>
          <span className={styles.personName}>{user.displayName}</span>
          <ChevronDownRegular className={styles.chevron} aria-hidden="true" />
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{t('theme')}</MenuGroupHeader>
            {THEME_CHOICES.map((choice) => (
              <MenuItemRadio key={choice} name="theme" value={choice}>
                {t(THEME_TEXTS[choice])}
              </MenuItemRadio>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuGroup>
            <MenuGroupHeader>{t('language')}</MenuGroupHeader>
            <MenuItemRadio name="language" value="pl" lang="pl">
              Polski
            </MenuItemRadio>
            <MenuItemRadio name="language" value="en" lang="en">
              English
            </MenuItemRadio>
          </MenuGroup>
          <MenuDivider />
          <MenuItem icon={<BookQuestionMarkRegular />} secondaryContent="F1" onClick={props.onGuide}>
            {t('guide')}
          </MenuItem>
          <MenuItem icon={<KeyRegular />} onClick={() => go(PATHS.ownPassword)}>
            {t('changePassword')}
          </MenuItem>
          <MenuItem icon={<LockClosedRegular />} secondaryContent="Ctrl+L" onClick={props.onLock}>
            {t('lock')}
          </MenuItem>
          <MenuItem icon={<SignOutRegular />} onClick={props.onSignOut}>
            {t('signOut')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** The top of the frame: name and office, search in the middle, the signed-in person; the window is dragged by it. */
export function TopBar(props: {
  readonly onSearch: () => void;
  readonly onGuide: () => void;
  readonly onLock: () => void;
  readonly onSignOut: () => void;
}) {
  const styles = useStyles();
  const t = useText('navigation');
  const { office } = useSignedIn();
  return (
    <header className={mergeClasses(styles.bar, 'window-drag', 'window-buttons')} aria-label={t('topBar')}>
      <div className={styles.office}>
        <PlacesMenu onLock={props.onLock} />
        <BarName office={office.shortName} />
      </div>
      <button
        type="button"
        className={mergeClasses(styles.search, 'window-no-drag')}
        aria-keyshortcuts={ariaShortcut('Ctrl+K')}
        aria-haspopup="dialog"
        onClick={props.onSearch}
      >
        <SearchRegular className={styles.searchIcon} aria-hidden="true" />
        <span className={styles.searchText}>{t('search')}</span>
        <Keys className={styles.keys} keys={['Ctrl', 'K']} />
      </button>
      <div className={styles.end}>
        <PersonMenu onGuide={props.onGuide} onLock={props.onLock} onSignOut={props.onSignOut} />
      </div>
    </header>
  );
}
