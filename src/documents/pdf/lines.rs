//! A text becomes lines: broken where Unicode lets it (UAX #14), words that are too long between letters, and each line in
//! the order in which it is seen (UAX #9), so that Arabic and Latin stand in one.

use std::ops::Range;
use std::rc::Rc;

use krilla::text::KrillaGlyph;
use unicode_bidi::{BidiInfo, ParagraphInfo};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_normalization::char::is_combining_mark;

use super::typeface::Weight;

/// No line holds more of one word: looking further for where it ends would be in vain.
const MOST_LETTERS: usize = 400;

/// Letters of one weight, from left to right.
#[derive(Debug, Clone)]
pub(in crate::documents) struct Run {
    pub weight: Weight,
    pub glyphs: Vec<KrillaGlyph>,
    /// In points.
    pub width: f32,
}

#[derive(Debug, Clone)]
pub(in crate::documents) struct Line {
    /// The whole text, to which the glyphs refer.
    pub text: Rc<str>,
    pub runs: Vec<Run>,
    /// Of what is seen, without the blanks at its end; in points.
    pub width: f32,
    /// Blanks to the left of what is seen: the end of a line that is read from the right.
    pub before: f32,
    /// It is read from the right.
    pub leftwards: bool,
}

/// A text as it can be written into a PDF: no control characters, nothing of private use, nothing that is no letter.
pub(super) fn clean(text: &str) -> String {
    let fit = |letter: char| match letter {
        '\n' => Some('\n'),
        '\r' | '\u{feff}' => None,
        '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
        letter if letter.is_control() => Some(' '),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Some(char::REPLACEMENT_CHARACTER),
        letter if u32::from(letter) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&letter) => Some(char::REPLACEMENT_CHARACTER),
        letter => Some(letter),
    };
    text.chars().filter_map(fit).collect()
}

/// How wide the widest part of a text is that no line may break, in points.
pub(in crate::documents) fn longest_part(text: &str, size: f32, weight: Weight) -> f32 {
    let mut from = 0;
    let ends = linebreaks(text).map(|(end, _)| end);
    let parts = ends.map(|end| text[std::mem::replace(&mut from, end)..end].trim_end());
    parts.flat_map(|part| lines(part, size, weight, 10_000.0)).map(|line| line.width).fold(0.0, f32::max)
}

/// The lines of a text within a width in points; of an empty one none.
pub(in crate::documents) fn lines(text: &str, size: f32, weight: Weight, width: f32) -> Vec<Line> {
    let text: Rc<str> = clean(text).into();
    let bidi = BidiInfo::new(&text, None);
    let setting = Setting { text: Rc::clone(&text), bidi: &bidi, both_ways: bidi.has_rtl(), size, weight };
    bidi.paragraphs.iter().flat_map(|paragraph| setting.paragraph(paragraph, width)).collect()
}

struct Setting<'s> {
    text: Rc<str>,
    bidi: &'s BidiInfo<'s>,
    /// Some of it is read from the right.
    both_ways: bool,
    size: f32,
    weight: Weight,
}

impl Setting<'_> {
    fn paragraph(&self, paragraph: &ParagraphInfo, width: f32) -> Vec<Line> {
        let range = paragraph.range.clone();
        let end = range.start + self.text[range.clone()].trim_end_matches('\n').len();
        let mut lines = Vec::new();
        let (mut start, mut used) = (range.start, 0.0);
        let mut at = range.start;
        for (to, _) in linebreaks(&self.text[range.start..end]).filter(|(_, kind)| matches!(kind, BreakOpportunity::Allowed | BreakOpportunity::Mandatory)) {
            let to = (range.start + to).min(end);
            let seen = self.width(paragraph, at..self.without_blanks(at..to));
            if used + seen > width && at > start {
                lines.push(self.line(paragraph, start..at));
                (start, used) = (at, 0.0);
            }
            if seen > width {
                while let Some(cut) = self.cut(paragraph, start..to, width) {
                    lines.push(self.line(paragraph, start..cut));
                    start = cut;
                }
                used = self.width(paragraph, start..to);
            } else {
                used += self.width(paragraph, at..to);
            }
            at = to;
        }
        if start < end || end == range.start {
            lines.push(self.line(paragraph, start..end));
        }
        lines
    }

    fn without_blanks(&self, part: Range<usize>) -> usize {
        part.start + self.text[part].trim_end().len()
    }

    /// Where a word that is too long is broken; `None`: it fits.
    fn cut(&self, paragraph: &ParagraphInfo, part: Range<usize>, width: f32) -> Option<usize> {
        let end = self.without_blanks(part.clone());
        if self.width(paragraph, part.start..end) <= width {
            return None;
        }
        let letters = self.text[part.start..end].char_indices().skip(1).filter(|(_, letter)| !is_combining_mark(*letter) && *letter != '\u{200d}');
        let places: Vec<usize> = letters.take(MOST_LETTERS).map(|(at, _)| part.start + at).collect();
        let fitting = places.partition_point(|place| self.width(paragraph, part.start..*place) <= width);
        // One letter stands on each line, however narrow it is.
        places.get(fitting.saturating_sub(1)).copied()
    }

    fn width(&self, paragraph: &ParagraphInfo, part: Range<usize>) -> f32 {
        if part.is_empty() { 0.0 } else { self.runs(paragraph, part).iter().map(|run| run.width).sum() }
    }

    fn line(&self, paragraph: &ParagraphInfo, part: Range<usize>) -> Line {
        let leftwards = paragraph.level.is_rtl();
        let (whole, seen) = (self.runs(paragraph, part.clone()), self.width(paragraph, part.start..self.without_blanks(part)));
        let blanks = (whole.iter().map(|run| run.width).sum::<f32>() - seen).max(0.0);
        Line { text: Rc::clone(&self.text), runs: whole, width: seen, before: if leftwards { blanks } else { 0.0 }, leftwards }
    }

    /// In the order in which they are seen.
    fn runs(&self, paragraph: &ParagraphInfo, part: Range<usize>) -> Vec<Run> {
        if part.is_empty() {
            return Vec::new();
        }
        // Most texts know one direction only.
        if !self.both_ways {
            return self.by_weight(part).into_iter().map(|(piece, weight)| self.shaped(piece, weight, true)).collect();
        }
        let (levels, visual) = self.bidi.visual_runs(paragraph, part);
        let mut runs = Vec::new();
        for run in visual {
            let leftwards = levels[run.start].is_rtl();
            let mut pieces = self.by_weight(run);
            if leftwards {
                pieces.reverse();
            }
            runs.extend(pieces.into_iter().map(|(piece, weight)| self.shaped(piece, weight, !leftwards)));
        }
        runs
    }

    /// Parts of one weight: a letter that the bold face lacks is taken from the regular one, and marks stay with it.
    fn by_weight(&self, part: Range<usize>) -> Vec<(Range<usize>, Weight)> {
        let mut pieces: Vec<(Range<usize>, Weight)> = Vec::new();
        for (at, letter) in self.text[part.clone()].char_indices() {
            let (from, to) = (part.start + at, part.start + at + letter.len_utf8());
            match pieces.last_mut() {
                Some((piece, weight)) if is_combining_mark(letter) || *weight == self.weight.having(letter) => piece.end = to,
                _ => pieces.push((from..to, self.weight.having(letter))),
            }
        }
        pieces
    }

    fn shaped(&self, part: Range<usize>, weight: Weight, rightwards: bool) -> Run {
        let glyphs = weight.face().glyphs(&self.text, part, rightwards);
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum::<f32>() * self.size;
        Run { weight, glyphs, width }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Weight, clean, lines};

    fn seen(text: &str, width: f32) -> Vec<String> {
        let said = |line: &super::Line| {
            let mut parts: Vec<_> = line.runs.iter().flat_map(|run| run.glyphs.iter().map(|glyph| glyph.text_range.clone())).collect();
            parts.sort_by_key(|part| (part.start, part.end));
            parts.dedup();
            parts.into_iter().map(|part| line.text[part].to_owned()).collect::<String>()
        };
        lines(text, 10.0, Weight::Regular, width).iter().map(said).collect()
    }

    #[test]
    fn lines_end_between_words_and_long_words_between_letters() {
        assert_eq!(seen("een twee drie", 50.0), ["een twee ", "drie"]);
        assert_eq!(seen("eerste\n\ntweede", 500.0), ["eerste", "", "tweede"]);
        let long = "x".repeat(200);
        let broken = seen(&long, 100.0);
        assert!(broken.len() > 5 && broken.concat() == long, "{broken:?}");
        assert_eq!(seen("", 100.0), Vec::<String>::new());
    }

    #[test]
    fn arabic_is_joined_and_read_from_the_right() {
        let line = &lines("فاطمة", 10.0, Weight::Bold, 500.0)[0];
        assert!(line.leftwards);
        let first = line.runs[0].glyphs.first().expect("glyphs");
        assert!(first.text_range.start > 0, "the last letter stands at the left");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in "[a-zαβش ي😀\\-\n]{0,60}", width in 20_f32..200.0) {
            let all = lines(&text, 10.0, Weight::Bold, width);
            prop_assert!(all.iter().all(|line| line.width <= width + 0.01));
            prop_assert_eq!(seen(&text, width).concat(), clean(&text).replace('\n', ""));
        }
    }
}
