import { DEMO_USERS, type DemoLogin } from '#db/demo/users.ts';
import type { PreviewClient } from '#tests/support/preview-client.ts';
import { asLocalDate } from '#shared/kernel/local-date.ts';
import { reachOf, type Permission } from '#shared/permissions/roles.ts';
import { aFamily, aMember, aPerson } from '#tests/support/people.ts';
import { aRelation } from '#tests/support/relations-calls.ts';
import { violationsOn } from '../fixtures/accessibility.ts';
import { expect, test } from '../fixtures/office.ts';
import { demoUser } from '../fixtures/offices.ts';
import { readSource, type Source } from '../fixtures/screens.ts';
import { keyboardProblems } from '../pages/screen-checks.ts';
import { arriveAt, signIn } from '../pages/session-page.ts';

/** Manager and administrator see every screen in a test of their own, in every look. */
const OTHERS: readonly DemoLogin[] = ['katarzyna.pracownik', 'jan.ksiegowosc', 'zofia.podglad'];

let source: Source;

test.beforeAll(async () => {
  source = await readSource();
});

/** A family of Katarzyna's with a child whose father is protected from everybody but the manager. */
async function withProtectedFather(manager: PreviewClient) {
  const workers = await manager.administration.listWorkers({});
  const workerId = workers.find(({ displayName }) => displayName.startsWith('Katarzyna'))?.id ?? null;
  const anna = workers.find(({ displayName }) => displayName.startsWith('Anna'))?.id;
  const someone = async (surname: string, birth: string) => {
    const fields = aPerson({ surname, birthDate: asLocalDate(birth), workerId });
    return await manager.people.register({ fields, someoneElse: true });
  };
  const [child, father] = [await someone('Widoczna', '2015-06-01'), await someone('Skryta', '1985-02-16')];
  await manager.relations.relate({ id: child.id, relation: aRelation(father.id, { role: 'parent' }) });
  const members = [aMember(child.id, { role: 'child' }), aMember(father.id, { role: 'other' })];
  const family = await manager.families.register({ fields: aFamily({ caseNumber: null }), members, workerId });
  if (anna === undefined) throw new Error('the office has no manager who leads');
  const { version } = await manager.people.open({ id: father.id });
  await manager.people.protect({ id: father.id, version, protection: { reason: 'próba', userIds: [anna] } });
  return { childId: child.id, familyId: family.id };
}

for (const login of OTHERS) {
  test(`every screen of ${login}: axe, keyboard, and what is protected`, async ({ prepareDemo }) => {
    const roles = DEMO_USERS.find((user) => user.login === login)?.roles ?? [];
    const may = (access: string) => access === 'signed-in' || reachOf(roles, access as Permission) !== null;
    const { office, made } = await prepareDemo(withProtectedFather);
    const { page } = office;
    await signIn(page, demoUser(login));
    const cards = [
      ...(may('people.view') ? [`/osoby/${made.childId}`, `/osoby/${made.childId}?tab=network`] : []),
      ...(may('families.view') ? [`/rodziny/${made.familyId}`, `/rodziny/${made.familyId}?tab=genogram`] : []),
    ];
    const places = source.navigation.flatMap(({ path, permission }) => (may(permission) ? [path] : []));
    expect(places.length).toBeGreaterThan(0);
    await expect(page.getByRole('navigation').first().getByRole('link')).not.toHaveCount(0);
    const problems: string[] = [];
    for (const address of [...places, ...cards]) {
      await arriveAt(page, address);
      if (cards.includes(address))
        await expect(
          page
            .getByText(/rekord chroniony/)
            .filter({ visible: true })
            .first(),
          address,
        ).toBeVisible();
      await expect(page.getByText('Skryta'), address).toHaveCount(0);
      const found = [...(await violationsOn(page)), ...(await keyboardProblems(page))];
      problems.push(...found.map((problem) => `${address}: ${problem}`));
    }
    expect(problems).toEqual([]);
  });
}
