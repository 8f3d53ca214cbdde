//! The card of an event for link previews: 1200 × 630 pixels (the Open Graph protocol's usual size), in the house's colours.
//! Its letters are measured and broken as those of a PDF are, and drawn from the same font's outlines.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};
use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Transform};

use super::pdf::lines::{Line, lines, longest_part};
use super::pdf::typeface::{ASCENT, Weight};

pub const WIDTH: u32 = 1_200;
pub const HEIGHT: u32 = 630;

/// Left and right of everything.
const MARGIN: f32 = 72.0;
const BREADTH: f32 = 1_200.0 - 2.0 * MARGIN;
/// Sizes in which a title is tried, and how many lines of each there is room for.
const TITLES: [(f32, usize); 4] = [(62.0, 3), (54.0, 4), (45.0, 5), (37.0, 6)];
/// A line's height, in parts of its size.
const LEADING: f32 = 1.2;
/// More letters than the smallest title has room for.
const MOST_LETTERS: usize = 400;

/// Changes when cards are drawn in another way, so that those that others have kept are asked for anew.
pub const DESIGN: &str = "1";

const GROUND: [u8; 3] = [0x0f, 0x4c, 0x5c];
const INK: [u8; 3] = [0xff, 0xff, 0xff];
const SOFT: [u8; 3] = [0xd5, 0xe6, 0xe9];
const ACCENT: [u8; 3] = [0xf2, 0xb1, 0x34];

/// What a card says; every text may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Card {
    /// Who invites.
    pub association: String,
    /// The programme, or that it is called off.
    pub above: String,
    pub title: String,
    /// When, then where: a line of each; one alone has both lines.
    pub details: Vec<String>,
}

impl Card {
    /// All that is drawn, for telling one card from another.
    #[must_use]
    pub fn words(&self) -> String {
        let mut all = vec![DESIGN, &self.association, &self.above, &self.title];
        all.extend(self.details.iter().map(String::as_str));
        all.join("\n")
    }
}

/// The card as a PNG. Takes a processor for some milliseconds: not on a thread that answers.
#[must_use]
pub fn draw(card: &Card) -> Vec<u8> {
    let mut canvas = Canvas { pixels: Pixmap::new(WIDTH, HEIGHT).expect("the size of a card is one") };
    canvas.pixels.fill(Color::from_rgba8(GROUND[0], GROUND[1], GROUND[2], 255));
    canvas.bar(0.0, 0.0, 1_200.0, 16.0, ACCENT);
    canvas.one_line(&card.association, 28.0, Weight::Regular, SOFT, 64.0);
    let top = if card.above.is_empty() { 132.0 } else { 178.0 };
    canvas.one_line(&card.above, 28.0, Weight::Bold, ACCENT, 124.0);
    let (size, title) = title(&card.title);
    for (at, line) in (0_u16..).zip(&title) {
        canvas.line(line, size, INK, top + f32::from(at) * size * LEADING);
    }
    canvas.bar(MARGIN, 470.0, 96.0, 6.0, ACCENT);
    let details: Vec<&String> = card.details.iter().filter(|text| !text.is_empty()).collect();
    if let [only] = details[..] {
        for (at, line) in (0_u16..).zip(fitted(only, 31.0, Weight::Regular, 2)) {
            canvas.line(&line, 31.0, INK, 498.0 + f32::from(at) * 48.0);
        }
        return canvas.png();
    }
    for (at, text) in (0_u16..).zip(details.into_iter().take(2)) {
        let (weight, colour) = if at == 0 { (Weight::Bold, INK) } else { (Weight::Regular, SOFT) };
        canvas.one_line(text, 31.0, weight, colour, 498.0 + f32::from(at) * 48.0);
    }
    canvas.png()
}

/// A title in the largest size in which it has room and no word is broken.
fn title(text: &str) -> (f32, Vec<Line>) {
    let text = &cut(text, MOST_LETTERS);
    for (size, most) in TITLES {
        let all = lines(text, size, Weight::Bold, BREADTH);
        if all.len() <= most && longest_part(text, size, Weight::Bold) <= BREADTH {
            return (size, all);
        }
    }
    let (size, most) = TITLES[TITLES.len() - 1];
    (size, fitted(text, size, Weight::Bold, most))
}

/// At most so many lines; what has no room is left out, and an ellipsis says so.
fn fitted(text: &str, size: f32, weight: Weight, most: usize) -> Vec<Line> {
    let text = text.trim();
    let whole = lines(&cut(text, MOST_LETTERS), size, weight, BREADTH);
    if whole.len() <= most {
        return whole;
    }
    // The most letters that have room, found in a few steps.
    let (mut fits, mut too_many) = (0, text.chars().count().min(MOST_LETTERS));
    while fits + 1 < too_many {
        let middle = usize::midpoint(fits, too_many);
        if lines(&shortened(text, middle), size, weight, BREADTH).len() <= most { fits = middle } else { too_many = middle }
    }
    lines(&shortened(text, fits), size, weight, BREADTH)
}

fn shortened(text: &str, letters: usize) -> String {
    format!("{}…", cut(text, letters).trim_end())
}

fn cut(text: &str, letters: usize) -> String {
    text.chars().take(letters).collect()
}

struct Canvas {
    pixels: Pixmap,
}

impl Canvas {
    fn bar(&mut self, left: f32, top: f32, width: f32, height: f32, colour: [u8; 3]) {
        if let Some(bar) = Rect::from_xywh(left, top, width, height) {
            self.pixels.fill_rect(bar, &paint(colour), Transform::identity(), None);
        }
    }

    /// A text of one line, cut where it ends.
    fn one_line(&mut self, text: &str, size: f32, weight: Weight, colour: [u8; 3], top: f32) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for line in fitted(&text, size, weight, 1) {
            self.line(&line, size, colour, top);
        }
    }

    fn line(&mut self, line: &Line, size: f32, colour: [u8; 3], top: f32) {
        let from = if line.leftwards { MARGIN + BREADTH - line.width - line.before } else { MARGIN };
        if let Some(letters) = letters(line, size, from, top + ASCENT * size) {
            self.pixels.fill_path(&letters, &paint(colour), FillRule::Winding, Transform::identity(), None);
        }
    }

    fn png(&self) -> Vec<u8> {
        // Nothing is transparent: three octets a pixel say it all.
        let octets: Vec<u8> = self.pixels.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Balanced);
        let written = encoder.write_header().and_then(|mut writer| {
            writer.write_image_data(&octets)?;
            writer.finish()
        });
        written.expect("writing into memory does not fail");
        bytes
    }
}

fn paint(colour: [u8; 3]) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(colour[0], colour[1], colour[2], 255);
    paint
}

/// The outlines of a line's letters from the point at which it is written; `None` where nothing is seen.
fn letters(line: &Line, size: f32, from: f32, baseline: f32) -> Option<Path> {
    let mut pen = Pen { path: PathBuilder::new(), left: from, baseline };
    for run in &line.runs {
        let font = FontRef::new(if run.weight == Weight::Bold { dejavu::sans::bold() } else { dejavu::sans::regular() }).ok()?;
        let outlines = font.outline_glyphs();
        let mut at = pen.left;
        for glyph in &run.glyphs {
            pen.left = at + glyph.x_offset * size;
            pen.baseline = baseline - glyph.y_offset * size;
            if let Some(outline) = outlines.get(GlyphId::new(glyph.glyph_id.to_u32())) {
                // A letter that cannot be drawn leaves its room empty.
                let _ = outline.draw(DrawSettings::unhinted(Size::new(size), LocationRef::default()), &mut pen);
            }
            at += glyph.x_advance * size;
        }
        pen.left = at;
    }
    pen.path.finish()
}

/// Draws upright: the font counts upwards, the picture downwards.
struct Pen {
    path: PathBuilder,
    left: f32,
    baseline: f32,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.left + x, self.baseline - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.left + x, self.baseline - y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.path.quad_to(self.left + cx0, self.baseline - cy0, self.left + x, self.baseline - y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.path.cubic_to(self.left + cx0, self.baseline - cy0, self.left + cx1, self.baseline - cy1, self.left + x, self.baseline - y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{BREADTH, Card, HEIGHT, WIDTH, draw, fitted, title};
    use crate::documents::pdf::typeface::Weight;

    fn card(title: &str) -> Card {
        Card { association: "Ledenkoepel".to_owned(), above: "Labo Burgerparticipatie".to_owned(), title: title.to_owned(), details: vec!["dinsdag 9 maart 2027".to_owned()] }
    }

    /// Pixels that are not the ground, between two lines.
    fn inked(png: &[u8], from: u32, to: u32) -> usize {
        let picture = image::load_from_memory(png).expect("a picture").to_rgb8();
        assert_eq!((picture.width(), picture.height()), (WIDTH, HEIGHT));
        picture.enumerate_pixels().filter(|(_, y, pixel)| (from..to).contains(y) && pixel.0 != [0x0f, 0x4c, 0x5c]).count()
    }

    #[test]
    fn letters_of_all_scripts_are_drawn() {
        let without = inked(&draw(&card("")), 160, 460);
        for title in ["Zoë D’Hondt", "Κοινότητες σε δίκτυο", "Привет", "مرحبا"] {
            assert!(inked(&draw(&card(title)), 160, 460) > without + 500, "{title}");
        }
        assert_eq!(without, 0);
        assert_eq!(draw(&card("Labo")), draw(&card("Labo")), "the same octets each time");
    }

    #[test]
    fn a_long_title_becomes_smaller_and_then_ends_in_an_ellipsis() {
        let (large, one) = title("Onthaal");
        let (small, many) = title(&"Samen zoeken naar wat werkt in gemeenten ".repeat(4));
        assert!(large > small && one.len() == 1 && many.len() <= 6, "{small} {}", many.len());
        let (_, cut) = title(&"Gemeenteraadsverkiezingen ".repeat(40));
        assert!(cut.len() <= 6 && cut.last().is_some_and(|line| line.text.ends_with('…')));
        assert_eq!(fitted(&"woord ".repeat(80), 30.0, Weight::Regular, 1).len(), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn no_title_leaves_the_card(text in "[a-zA-Zαβش😀 \\-\n]{0,300}") {
            let (size, all) = title(&text);
            prop_assert!(all.iter().all(|line| line.width <= BREADTH + 0.01));
            prop_assert!(f32::from(u16::try_from(all.len()).expect("few")) * size * 1.2 <= 300.0);
        }
    }
}
