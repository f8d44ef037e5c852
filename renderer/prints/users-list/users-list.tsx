import type { UserRow } from '#shared/features/administration/administration.schema.ts';
import { usersPaper } from '#shared/features/administration/users-paper.ts';
import { today } from '#shared/kernel/local-date.ts';
import type { PrintDocument } from '../../ui/print/document.ts';
import type { PrintContext } from '../frame.tsx';
import { paperDocument } from '../paper.tsx';

/** Wykaz kont, A4: who has an account, with which roles, and whether it can be signed in to. */
export function usersListDocument(users: readonly UserRow[], context: PrintContext): PrintDocument {
  const paper = usersPaper(users, today(context.printedAt));
  return paperDocument(paper, paper.title, context, { numbered: true });
}
