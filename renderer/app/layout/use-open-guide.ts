import { useRouterState } from '@tanstack/react-router';
import { guideScreen, isGuidePage } from '#renderer/features/guide/index.ts';
import { screenPath, useGo } from '#renderer/ui/screen.ts';

/** Opens the guide at the page that belongs to the screen that is shown; on the guide itself nothing changes. */
export function useOpenGuide(): () => void {
  const go = useGo();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const key = useRouterState({ select: (state) => state.matches.at(-1)?.staticData.guide });
  return () => {
    if (path === guideScreen.path) return;
    go(screenPath(guideScreen, {}, key !== undefined && isGuidePage(key) ? { strona: key } : {}));
  };
}
