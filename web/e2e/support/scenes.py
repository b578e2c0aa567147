"""Pictures that friends might send, drawn by the browser."""

from pathlib import Path

from playwright.sync_api import Browser

from support.specimens import Specimen

LOG_BOOK = """
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 50 800 440">
  <defs>
    <pattern id="ruled" width="20" height="20" patternUnits="userSpaceOnUse">
      <path d="M20 0H0V20" fill="none" stroke="#9db8a8" stroke-width="1"/>
    </pattern>
    <radialGradient id="lamp" cx=".35" cy=".3" r=".9">
      <stop offset="0" stop-color="#fff6d8" stop-opacity="0"/>
      <stop offset="1" stop-color="#5b4520" stop-opacity=".55"/>
    </radialGradient>
  </defs>
  <rect width="800" height="500" fill="#efe6cc"/>
  <rect width="800" height="500" fill="url(#ruled)" opacity=".55"/>
  <path d="M118 0V500" stroke="#b5655a" stroke-width="2"/>
  <g font-family="serif" font-style="italic" fill="#2b3350">
    <text x="30" y="110" font-size="26">1525</text>
    <text x="150" y="110" font-size="30">Started multi-adder test.</text>
    <text x="30" y="215" font-size="26">1545</text>
    <text x="500" y="232" font-size="30">Relay 70, panel F</text>
    <text x="500" y="276" font-size="30">(moth) in relay.</text>
    <text x="150" y="420" font-size="30">First actual case of bug being found.</text>
    <text x="30" y="470" font-size="26">1630</text>
    <text x="150" y="470" font-size="30">Engine started.</text>
  </g>
  <g transform="translate(315 245) rotate(-14)">
    <g fill="#7d6545" stroke="#4d3c26" stroke-width="3" stroke-linejoin="round">
      <path d="M-8 -14C-60 -92 -150 -86 -158 -40C-162 2 -80 26 -10 8Z"/>
      <path d="M8 -14C60 -92 150 -86 158 -40C162 2 80 26 10 8Z"/>
      <path d="M-8 8C-58 18 -104 50 -82 80C-58 104 -18 60 -4 22Z" fill="#927955"/>
      <path d="M8 8C58 18 104 50 82 80C58 104 18 60 4 22Z" fill="#927955"/>
      <ellipse rx="13" ry="42" fill="#54422a"/>
    </g>
    <g fill="none" stroke="#4d3c26" stroke-width="3" stroke-linecap="round">
      <path d="M-5 -38Q-22 -70 -44 -78M5 -38Q22 -70 44 -78"/>
      <path d="M-130 -46Q-80 -34 -24 -8M130 -46Q80 -34 24 -8M-66 66Q-40 44 -12 18M66 66Q40 44 12 18"
        stroke="#b79c6f"/>
    </g>
    <g fill="#e0cd9f" stroke="#4d3c26" stroke-width="3">
      <circle cx="-104" cy="-34" r="11"/><circle cx="104" cy="-34" r="11"/>
    </g>
    <rect x="-178" y="-16" width="356" height="40" fill="#fdf3c4" opacity=".55"/>
  </g>
  <rect width="800" height="500" fill="url(#lamp)"/>
</svg>"""

# Sky above and below, sun, hills far and near, water.
RIVER = """
<svg xmlns="http://www.w3.org/2000/svg" viewBox="140 0 480 480">
  <defs>
    <linearGradient id="sky" x2="0" y2="1">
      <stop stop-color="{above}"/><stop offset="1" stop-color="{below}"/>
    </linearGradient>
  </defs>
  <rect width="720" height="480" fill="url(#sky)"/>
  <circle cx="{at}" cy="150" r="46" fill="{sun}"/>
  <path d="M0 250Q120 170 260 236T520 214T720 240V480H0Z" fill="{far}"/>
  <path d="M0 292Q150 236 330 288T720 270V480H0Z" fill="{near}"/>
  <path d="M0 330Q190 300 330 340T720 330V480H0Z" fill="{water}"/>
  <g stroke="{sun}" stroke-width="5" stroke-linecap="round" opacity=".6">
    <path d="M{at} 352h64M{at} 376h-52M{at} 402h84M{at} 430h-38M{at} 430h30"/>
  </g>
  <g fill="{near}">
    <path d="M192 340c-8-70-2-120 8-150c12 40 16 96 10 150ZM236 344c-6-50 0-84 8-108c8 30 12 70 6 108Z"/>
    <path d="M572 350c-8-64-2-110 8-138c12 38 16 90 10 138Z"/>
  </g>
</svg>"""

MORNING = RIVER.format(
    above="#8ec5e8", below="#fde6c0", sun="#fff4cf", far="#7fa7a0", near="#3f7266", water="#86b7c4",
    at=450,
)  # fmt: skip
EVENING = RIVER.format(
    above="#41406f", below="#f29a6b", sun="#ffd9a0", far="#6d5580", near="#33304f", water="#8f6a86",
    at=250,
)  # fmt: skip


def draw(browser: Browser, scene: str, file: Path, size: tuple[int, int]) -> Specimen:
    """The scene as a photo of that size."""
    width, height = size
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{scene}")
    page.screenshot(path=file, type="jpeg", quality=90)
    page.close()
    return Specimen(file, "image/jpeg")
