/** A person's name, kept from turning the text around it in either direction. */
export function Name({ children }: { children: string }) {
  return <bdi>{children}</bdi>;
}
