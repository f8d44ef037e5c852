/** The demonstration office, for the host that offers one. */
export { makeDemoOffice } from '#db/demo/make-demo-office.ts';
export { DEFAULT_DEMO_SIZE, demoSizeOf } from '#db/demo/plan.ts';
export { demoSignIns } from '#db/demo/users.ts';
