const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A flag, a keycap, or anything that is drawn as a picture; plain digits and signs are not. */
const PICTURE =
  /^(?:\p{RI}{2}|[#*\d]\uFE0F?\u20E3|\p{Emoji_Presentation}.*|\p{Extended_Pictographic}\uFE0F.*)$/su;

/** Whether a text is one to three emoji and nothing else, so that they may stand large. */
export function isEmojiOnly(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > 96) return false;
  let pictures = 0;
  for (const { segment } of segmenter.segment(trimmed)) {
    if (segment.trim() === '') continue;
    pictures += 1;
    if (pictures > 3 || !PICTURE.test(segment)) return false;
  }
  return true;
}
