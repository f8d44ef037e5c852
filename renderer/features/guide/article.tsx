import { makeStyles, tokens as colours } from '@fluentui/react-components';
import type { Token, Tokens } from 'marked';
import type { ReactNode } from 'react';

import { bindShortWords } from '#shared/kernel/polish.ts';
import { TextLink } from '../../ui/link.tsx';
import { screenPath } from '../../ui/screen.ts';
import { media, type } from '../../ui/theme/theme.ts';
import { Picture } from './picture.tsx';
import { guideScreen } from './screens.ts';
import { linkedPage, pictureAddress } from './texts.ts';

const useStyles = makeStyles({
  h2: { ...type.lead, margin: '24px 0 6px' },
  h3: { ...type.strong, margin: '16px 0 4px' },
  text: { margin: '0 0 10px', maxWidth: '72ch' },
  list: { margin: '0 0 12px', paddingInlineStart: '24px', maxWidth: '72ch' },
  bullets: { listStyleType: 'disc' },
  steps: { listStyleType: 'decimal' },
  item: { marginBottom: '4px', '::marker': { color: colours.colorNeutralForeground3 } },
  strong: { fontWeight: colours.fontWeightSemibold },
  emphasis: { fontStyle: 'normal', fontWeight: colours.fontWeightSemibold },
  key: {
    fontFamily: 'inherit',
    fontSize: '12px',
    lineHeight: '18px',
    padding: '0 5px',
    whiteSpace: 'nowrap',
    border: `1px solid ${colours.colorNeutralStroke1}`,
    borderRadius: '3px',
    backgroundColor: colours.colorNeutralBackground2,
  },
  block: {
    fontFamily: colours.fontFamilyMonospace,
    fontSize: '13px',
    overflowX: 'auto',
    margin: '0 0 12px',
    padding: '10px 14px',
    border: `1px solid ${colours.colorNeutralStroke2}`,
    borderRadius: '6px',
    backgroundColor: colours.colorNeutralBackground2,
  },
  note: {
    margin: '0 0 12px',
    padding: '10px 14px 0',
    maxWidth: '72ch',
    borderLeft: `3px solid ${colours.colorBrandStroke1}`,
    backgroundColor: colours.colorNeutralBackground2,
    [media.forced]: { borderLeftColor: 'CanvasText' },
  },
  scroller: { overflowX: 'auto', margin: '0 0 12px' },
  table: { borderCollapse: 'collapse', textAlign: 'start' },
  th: {
    ...type.note,
    color: colours.colorNeutralForeground3,
    textAlign: 'start',
    padding: '6px 20px 6px 0',
    borderBottom: `1px solid ${colours.colorNeutralStroke2}`,
  },
  td: {
    padding: '6px 20px 6px 0',
    verticalAlign: 'top',
    borderBottom: `1px solid ${colours.colorNeutralStroke3}`,
  },
});

type Styles = ReturnType<typeof useStyles>;

const plain = (text: string): string => bindShortWords(text.replaceAll(/\s*\n\s*/g, ' '));

/** The words inside a line. A kind of mark the guide does not use is a fault of its text, and a test finds it. */
function inline(tokens: readonly Token[] | undefined, styles: Styles): ReactNode {
  return (tokens ?? []).map((token, index) => {
    const key = `${index} ${token.type}`;
    switch (token.type) {
      case 'text':
        return 'tokens' in token && token.tokens !== undefined ? inline(token.tokens, styles) : plain(textOf(token));
      case 'escape':
        return plain(textOf(token));
      case 'strong':
        return (
          <strong key={key} className={styles.strong}>
            {inline(token.tokens, styles)}
          </strong>
        );
      case 'em':
        return (
          <em key={key} className={styles.emphasis}>
            {inline(token.tokens, styles)}
          </em>
        );
      case 'codespan':
        return (
          <kbd key={key} className={styles.key}>
            {textOf(token)}
          </kbd>
        );
      case 'br':
        return <br key={key} />;
      case 'link': {
        const page = linkedPage((token as Tokens.Link).href);
        if (page === null) throw new Error(`A link of the guide leads nowhere: ${(token as Tokens.Link).href}`);
        return (
          <TextLink key={key} to={screenPath(guideScreen, {}, { strona: page })}>
            {inline(token.tokens, styles)}
          </TextLink>
        );
      }
      case 'image': {
        const { href, text } = token as Tokens.Image;
        const address = pictureAddress(href);
        return address === null ? null : <Picture key={key} address={address} text={plain(text)} />;
      }
      default:
        throw new Error(`The guide has no look for ${token.type}`);
    }
  });
}

function textOf(token: Token): string {
  return 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
}

function blocks(tokens: readonly Token[], styles: Styles): ReactNode {
  return tokens.map((token, index) => <Block key={`${index} ${token.type}`} token={token} styles={styles} />);
}

function Block({ token, styles }: { token: Token; styles: Styles }): ReactNode {
  switch (token.type) {
    case 'space':
      return null;
    case 'heading':
      return <Heading token={token as Tokens.Heading} styles={styles} />;
    case 'paragraph': {
      const [first] = token.tokens ?? [];
      if (first?.type === 'image' && token.tokens?.length === 1) return inline(token.tokens, styles);
      return <p className={styles.text}>{inline(token.tokens, styles)}</p>;
    }
    case 'text':
      return inline([token], styles);
    case 'list': {
      const { ordered, items } = token as Tokens.List;
      const List = ordered ? 'ol' : 'ul';
      return (
        <List className={`${styles.list} ${ordered ? styles.steps : styles.bullets}`}>
          {items.map((item) => (
            <li key={item.raw} className={styles.item}>
              {blocks(item.tokens, styles)}
            </li>
          ))}
        </List>
      );
    }
    case 'blockquote':
      return <div className={styles.note}>{blocks(token.tokens ?? [], styles)}</div>;
    case 'code':
      return <pre className={styles.block}>{textOf(token)}</pre>;
    case 'table':
      return <Table token={token as Tokens.Table} styles={styles} />;
    default:
      throw new Error(`The guide has no look for ${token.type}`);
  }
}

/** The first heading is the title of the page and stands in its head already. */
function Heading({ token, styles }: { token: Tokens.Heading; styles: Styles }): ReactNode {
  if (token.depth === 1) return null;
  const words = inline(token.tokens, styles);
  return token.depth === 2 ? <h2 className={styles.h2}>{words}</h2> : <h3 className={styles.h3}>{words}</h3>;
}

function Table({ token, styles }: { token: Tokens.Table; styles: Styles }): ReactNode {
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            {token.header.map((cell) => (
              <th key={cell.text} scope="col" className={styles.th}>
                {inline(cell.tokens, styles)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {token.rows.map((row) => (
            <tr key={row.map((cell) => cell.text).join(' ')}>
              {row.map((cell, index) => (
                <td key={token.header[index]?.text ?? index} className={styles.td}>
                  {inline(cell.tokens, styles)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A page of the guide, drawn from its text piece by piece: nothing of it is ever taken for markup of the program. */
export function Article({ tokens }: { tokens: readonly Token[] }): ReactNode {
  const styles = useStyles();
  return <article lang="pl">{blocks(tokens, styles)}</article>;
}
