/** The computer's drives, for the host that looks for sticks. */
export { driveRoots } from '#db/backup/index.ts';
