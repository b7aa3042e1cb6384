/**
 * Brings what is said of a paste into sight: on a phone its keyboard leaves room for little more than the field. What is in
 * sight already stays where it is.
 */
export function bringIntoSight(outcome: Element, field: Element): void {
  const { height, offsetTop } = visualViewport ?? { height: innerHeight, offsetTop: 0 };
  if (outcome.getBoundingClientRect().bottom > offsetTop + height) field.scrollIntoView({ block: 'start' });
}
