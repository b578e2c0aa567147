import { useEffect } from 'react';
import { navigate } from '../shared/router/navigate';

export function Redirect({ to }: { to: string }) {
  useEffect(() => navigate(to, { replace: true }), [to]);
  return null;
}
