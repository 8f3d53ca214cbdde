//! The letters: DejaVu Sans, which has Latin, Greek, Cyrillic, Hebrew and Arabic in one, so that a name stands in the type of
//! the text around it. What it lacks is drawn as U+FFFD and still read and copied as what it is.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::OnceLock;

use harfrust::{Buffer, Direction, ShapeOptions, ShapePlan, ShaperFont};
use krilla::text::{GlyphId, KrillaGlyph};

/// In parts of the size of the letters; the same for both weights.
pub(in crate::documents) const ASCENT: f32 = 0.928;
pub(super) const DESCENT: f32 = 0.236;

pub(in crate::documents) struct Typeface {
    shaped: harfrust::Font,
    pub written: krilla::text::Font,
}

/// How thick letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::documents) enum Weight {
    #[default]
    Regular,
    Bold,
}

impl Weight {
    pub fn face(self) -> &'static Typeface {
        static FACES: OnceLock<[Typeface; 2]> = OnceLock::new();
        let faces = FACES.get_or_init(|| [Typeface::read(dejavu::sans::regular()), Typeface::read(dejavu::sans::bold())]);
        match self {
            Self::Regular => &faces[0],
            Self::Bold => &faces[1],
        }
    }

    /// The weight in which a letter is there: the wanted one, else the regular.
    pub fn having(self, letter: char) -> Self {
        if self == Self::Bold && !self.face().has(letter) && Self::Regular.face().has(letter) { Self::Regular } else { self }
    }
}

thread_local! {
    /// The faces as they are shaped.
    static SHAPERS: [ShaperFont<'static, 'static>; 2] = [Weight::Regular, Weight::Bold].map(|weight| ShaperFont::new(&weight.face().shaped));
    /// How each script is shaped in each: to find that out takes longer than to shape a page of words.
    static PLANS: RefCell<[Vec<Rc<ShapePlan>>; 2]> = const { RefCell::new([Vec::new(), Vec::new()]) };
}

impl Typeface {
    fn read(bytes: &'static [u8]) -> Self {
        let shaped = harfrust::Font::new(bytes, 0).expect("the font of the crate is one");
        let written = krilla::text::Font::new(bytes.into(), 0).expect("the font of the crate is one");
        Self { shaped, written }
    }

    fn has(&self, letter: char) -> bool {
        is_unseen(letter) || self.shaped.charmap().map_unicode(letter).is_some_and(|glyph| glyph.to_u32() != 0)
    }

    fn shape(&self, buffer: &mut Buffer) -> Option<()> {
        let face = usize::from(!std::ptr::eq(self, Weight::Regular.face()));
        let plan = PLANS.with_borrow_mut(|plans| {
            let known = plans[face].iter().find(|plan| plan.direction() == buffer.direction() && plan.script() == buffer.script());
            known.cloned().unwrap_or_else(|| {
                let plan = Rc::new(ShapePlan::new(&self.shaped, buffer.direction(), buffer.script(), None, &[]));
                plans[face].push(Rc::clone(&plan));
                plan
            })
        });
        SHAPERS.with(|shapers| harfrust::shape(&shapers[face], buffer, ShapeOptions::new().plan(Some(&plan)))).ok()
    }

    /// The glyphs of a part of `text`, from left to right; their lengths are in parts of the size.
    pub fn glyphs(&self, text: &str, part: Range<usize>, rightwards: bool) -> Vec<KrillaGlyph> {
        let mut buffer = Buffer::new();
        for (at, letter) in text[part.clone()].char_indices() {
            let drawn = if self.has(letter) { letter } else { char::REPLACEMENT_CHARACTER };
            buffer.push(u32::from(drawn), u32::try_from(part.start + at).unwrap_or(u32::MAX));
        }
        buffer.set_direction(if rightwards { Direction::LeftToRight } else { Direction::RightToLeft });
        buffer.guess_segment_properties();
        if self.shape(&mut buffer).is_none() {
            return Vec::new();
        }
        let mut starts: Vec<usize> = buffer.glyph_infos().iter().filter_map(|info| usize::try_from(info.cluster).ok()).collect();
        starts.sort_unstable();
        starts.dedup();
        let em = f32::from(self.shaped.units_per_em());
        let length = |units: i32| i16::try_from(units).map_or(0.0, f32::from) / em;
        let glyph = |(info, position): (&harfrust::GlyphInfo, &harfrust::GlyphPosition)| {
            let start = usize::try_from(info.cluster).unwrap_or(part.start);
            let end = starts[starts.partition_point(|other| *other <= start)..].first().copied().unwrap_or(part.end);
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                length(position.x_advance),
                length(position.x_offset),
                length(position.y_offset),
                length(position.y_advance),
                start..end,
                None,
            )
        };
        buffer.glyph_infos().iter().zip(buffer.glyph_positions()).map(glyph).collect()
    }
}

/// Letters without a picture of their own: they join, part, or turn the direction.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}')
}
