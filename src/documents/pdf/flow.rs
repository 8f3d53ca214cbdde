//! Blocks fill pages: what is where, and to which element of the document's structure it belongs.

use std::sync::Arc;

use super::lines::{Line, clean, lines, longest_part};
use super::typeface::{ASCENT, DESCENT, Weight};
use super::{Align, BODY, Block, Document, Paragraph, Picture, SMALL, Table};
use crate::rules::language::Language;

/// A4 (ISO 216).
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
pub(super) const LEFT: f32 = 56.0;
pub(super) const RIGHT: f32 = PAGE.0 - LEFT;
const TOP: f32 = 48.0;
/// Where blocks end; the footer stands below.
const BOTTOM: f32 = PAGE.1 - 64.0;
/// Baseline of the footer.
const FOOT: f32 = PAGE.1 - 36.0;
/// Height of a line, in sizes of its letters.
const LEADING: f32 = 1.35;
/// Between the text of a cell and its borders.
const CELL: (f32, f32) = (5.0, 4.0);
/// Of lines.
const THIN: f32 = 0.6;
/// Rows whose words a column is made wide enough for, and how wide one of them makes it at most.
const LOOKED_AT: usize = 60;
const WIDEST: f32 = 90.0;
/// Size of the letters of headings that are long words in many columns.
const SMALLEST: f32 = 7.0;
/// Between blocks.
const BETWEEN: f32 = 7.0;
/// Between pictures.
const BESIDE: f32 = 18.0;

/// What a part of the document is.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    Heading {
        level: u8,
        text: String,
    },
    Paragraph,
    /// All of its words lead there.
    Link(String),
    /// With its alternative text.
    Figure(String),
    /// With its summary.
    Table(String),
    TableHead,
    TableBody,
    Row,
    ColumnHeading,
    RowHeading,
    Cell,
    /// A part in another language.
    Part(Language),
}

/// A node of the structure; its text and pictures name it by its number.
#[derive(Debug, Clone)]
pub(super) struct Element {
    pub kind: Kind,
    pub children: Vec<usize>,
}

/// What is drawn. `element`: what it belongs to; `None`: an artifact, which nobody reads out.
#[derive(Debug, Clone)]
pub(super) enum Item {
    /// With the left end of what is seen, and its baseline.
    Text {
        element: Option<usize>,
        x: f32,
        baseline: f32,
        size: f32,
        line: Line,
    },
    Picture {
        element: usize,
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        bytes: Arc<Vec<u8>>,
        media_type: &'static str,
    },
    /// A box that is filled: a line, or what stands behind a heading.
    Box {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        grey: u8,
    },
}

/// A heading's place, for the outline.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub level: u8,
    pub text: String,
    pub page: usize,
    pub y: f32,
}

/// Pages, and the structure of what is on them.
#[derive(Debug, Default)]
pub(super) struct Laid {
    pub pages: Vec<Vec<Item>>,
    pub elements: Vec<Element>,
    /// The elements that are part of no other.
    pub roots: Vec<usize>,
    pub marks: Vec<Mark>,
}

pub(super) fn lay(document: &Document<'_>) -> Laid {
    let mut flow = Flow { laid: Laid { pages: vec![Vec::new()], ..Laid::default() }, y: TOP, within: Vec::new() };
    flow.blocks(&document.blocks);
    flow.footers(document);
    flow.laid
}

struct Flow {
    laid: Laid,
    /// Where the next block begins on the last page.
    y: f32,
    /// The parts that are open.
    within: Vec<usize>,
}

impl Flow {
    fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            match block {
                Block::Heading { level, text, align } => self.heading(*level, text, *align, blocks.get(at + 1).map_or(0.0, beginning)),
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Pictures { pictures, align } => self.pictures(pictures, *align),
                Block::Table(table) => self.table(table),
                Block::Gap(height) => self.y += height,
                Block::NewPage => self.new_page(),
                Block::In(language, blocks) => {
                    let part = self.element(Kind::Part(*language));
                    self.within.push(part);
                    self.blocks(blocks);
                    self.within.pop();
                }
            }
        }
    }

    /// A new element of the part that is open.
    fn element(&mut self, kind: Kind) -> usize {
        let number = self.laid.elements.len();
        self.laid.elements.push(Element { kind, children: Vec::new() });
        match self.within.last() {
            Some(part) => self.laid.elements[*part].children.push(number),
            None => self.laid.roots.push(number),
        }
        number
    }

    fn draw(&mut self, item: Item) {
        self.laid.pages.last_mut().expect("there is always a page").push(item);
    }

    fn new_page(&mut self) {
        self.laid.pages.push(Vec::new());
        self.y = TOP;
    }

    /// `next`: what of the block below may not be parted from it.
    fn heading(&mut self, level: u8, text: &str, align: Align, next: f32) {
        let size = match level {
            1 => 22.0,
            2 => 14.0,
            _ => 11.5,
        };
        let lines = lines(text, size, Weight::Bold, RIGHT - LEFT);
        if lines.iter().all(|line| line.runs.is_empty()) {
            return;
        }
        let height = lines.len() as f32 * size * LEADING;
        // With the first lines of what follows.
        if self.y > TOP && self.y + height + BETWEEN + next.max(3.0 * BODY * LEADING) > BOTTOM {
            self.new_page();
        }
        let text = clean(text).replace('\n', " ");
        self.laid.marks.push(Mark { level, text: text.clone(), page: self.laid.pages.len() - 1, y: self.y });
        let element = self.element(Kind::Heading { level, text });
        self.lines(element, &lines, size, align);
        self.y += BETWEEN;
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let weight = if paragraph.bold { Weight::Bold } else { Weight::Regular };
        let lines = lines(&paragraph.text, paragraph.size, weight, RIGHT - LEFT);
        if lines.is_empty() {
            return;
        }
        let element = self.element(Kind::Paragraph);
        let words = match &paragraph.link {
            Some(address) => {
                self.within.push(element);
                let link = self.element(Kind::Link(address.clone()));
                self.within.pop();
                link
            }
            None => element,
        };
        self.lines(words, &lines, paragraph.size, paragraph.align);
        self.y += BETWEEN;
    }

    fn lines(&mut self, element: usize, lines: &[Line], size: f32, align: Align) {
        for line in lines {
            if self.y + size * LEADING > BOTTOM && self.y > TOP {
                self.new_page();
            }
            let y = self.y;
            self.line(Some(element), line, (LEFT, RIGHT), y, size, align);
            self.y += size * LEADING;
        }
    }

    /// One line between two edges, below `y`.
    fn line(&mut self, element: Option<usize>, line: &Line, (left, right): (f32, f32), y: f32, size: f32, align: Align) {
        let room = (right - left - line.width).max(0.0);
        let x = match (align, line.leftwards) {
            (Align::Middle, _) => left + room / 2.0,
            (Align::Start, false) | (Align::End, true) => left,
            (Align::Start, true) | (Align::End, false) => left + room,
        };
        let baseline = y + size * ((LEADING - ASCENT - DESCENT) / 2.0 + ASCENT);
        self.draw(Item::Text { element, x: x - line.before, baseline, size, line: line.clone() });
    }

    fn pictures(&mut self, pictures: &[Picture], align: Align) {
        let fitted = |picture: &Picture| {
            let scale = ((RIGHT - LEFT) / picture.width.max(1.0)).min(1.0);
            (picture.width.max(1.0) * scale, picture.height.max(1.0) * scale)
        };
        let mut rest = pictures;
        while !rest.is_empty() {
            let (mut width, mut height, mut count) = (0.0_f32, 0.0_f32, 0);
            for picture in rest {
                let (wide, high) = fitted(picture);
                let beside = if count == 0 { wide } else { width + BESIDE + wide };
                if count > 0 && beside > RIGHT - LEFT {
                    break;
                }
                (width, height, count) = (beside, height.max(high), count + 1);
            }
            let (row, others) = rest.split_at(count);
            self.row_of_pictures(row, fitted, (width, height), align);
            rest = others;
        }
    }

    fn row_of_pictures(&mut self, row: &[Picture], fitted: impl Fn(&Picture) -> (f32, f32), (width, height): (f32, f32), align: Align) {
        if self.y + height > BOTTOM && self.y > TOP {
            self.new_page();
        }
        let mut x = match align {
            Align::Start => LEFT,
            Align::Middle => (LEFT + RIGHT - width) / 2.0,
            Align::End => RIGHT - width,
        };
        for picture in row {
            let (wide, high) = fitted(picture);
            let element = self.element(Kind::Figure(clean(&picture.alternative)));
            let y = self.y + (height - high) / 2.0;
            self.draw(Item::Picture { element, x, y, width: wide, height: high, bytes: Arc::clone(&picture.bytes), media_type: picture.media_type });
            x += wide + BESIDE;
        }
        self.y += height + BETWEEN;
    }

    fn footers(&mut self, document: &Document<'_>) {
        let pages = self.laid.pages.len();
        for page in 0..pages {
            let number = document.numbered.map(|numbered| numbered(page + 1, pages)).unwrap_or_default();
            let room = (RIGHT - LEFT) * if number.is_empty() { 1.0 } else { 0.75 };
            for (text, align, room) in [(document.footer.as_str(), Align::Start, room), (&number, Align::End, RIGHT - LEFT)] {
                let Some(line) = lines(text, SMALL, Weight::Regular, room).into_iter().next() else { continue };
                let leftwards = line.leftwards;
                let x = if align == Align::End && !leftwards { RIGHT - line.width } else { LEFT };
                self.laid.pages[page].push(Item::Text { element: None, x: x - line.before, baseline: FOOT, size: SMALL, line });
            }
        }
    }

    fn table(&mut self, table: &Table) {
        let (edges, size) = edges(table);
        let element = self.element(Kind::Table(clean(&table.summary)));
        self.within.push(element);
        let head = headings(table, &edges, size);
        let mut rows = table.rows.iter();
        if self.y > TOP && self.y + first_rows(table, &edges, &head) > BOTTOM {
            self.new_page();
        }
        let part = self.element(Kind::TableHead);
        self.within.push(part);
        let row = self.element(Kind::Row);
        self.within.push(row);
        let headings: Vec<usize> = head.iter().map(|_| self.element(Kind::ColumnHeading)).collect();
        self.within.truncate(self.within.len() - 2);
        self.head(table, (&head, size), &edges, Some(&headings));
        let body = self.element(Kind::TableBody);
        self.within.push(body);
        for row in rows.by_ref() {
            self.row(table, &cells(table, row, &edges), &edges, (&head, size));
        }
        self.within.truncate(self.within.len() - 2);
        self.y += BETWEEN;
    }

    /// The row of headings; on further pages an artifact.
    fn head(&mut self, table: &Table, (head, size): (&[Vec<Line>], f32), edges: &[(f32, f32)], elements: Option<&[usize]>) {
        let height = height(head);
        let y = self.y;
        self.draw(Item::Box { x: LEFT, y, width: RIGHT - LEFT, height, grey: 236 });
        self.draw(Item::Box { x: LEFT, y: y - THIN / 2.0, width: RIGHT - LEFT, height: THIN, grey: 120 });
        for (at, lines) in head.iter().enumerate() {
            self.cell(elements.map(|elements| elements[at]), lines, edges[at], y, (size, table.columns[at].align));
        }
        self.borders(table, edges, (y, height));
        self.y += height;
    }

    /// A row; what does not fit a page goes on on the next, below the headings.
    fn row(&mut self, table: &Table, cells: &[Vec<Line>], edges: &[(f32, f32)], head: (&[Vec<Line>], f32)) {
        let row = self.element(Kind::Row);
        self.within.push(row);
        let elements: Vec<usize> = (0..cells.len()).map(|at| self.element(if table.named_by == Some(at) { Kind::RowHeading } else { Kind::Cell })).collect();
        self.within.pop();
        let (whole, fresh) = (height(cells).max(table.row_height), BOTTOM - TOP - height(head.0));
        if self.y + whole > BOTTOM && (whole <= fresh || self.y + 4.0 * SMALL * LEADING > BOTTOM) {
            self.new_page();
            self.head(table, head, edges, None);
        }
        let mut done = 0;
        loop {
            let fitting = (((BOTTOM - self.y - 2.0 * CELL.1) / (SMALL * LEADING)).floor() as usize).max(1);
            let piece: Vec<Vec<Line>> = cells.iter().map(|lines| lines.iter().skip(done).take(fitting).cloned().collect()).collect();
            let height = height(&piece).max(if done == 0 { table.row_height } else { 0.0 });
            let y = self.y;
            for (at, lines) in piece.iter().enumerate() {
                self.cell(Some(elements[at]), lines, edges[at], y, (SMALL, table.columns[at].align));
            }
            self.borders(table, edges, (y, height));
            self.y += height;
            done += fitting;
            if cells.iter().all(|lines| lines.len() <= done) {
                return;
            }
            self.new_page();
            self.head(table, head, edges, None);
        }
    }

    fn cell(&mut self, element: Option<usize>, lines: &[Line], (left, right): (f32, f32), y: f32, (size, align): (f32, Align)) {
        for (at, line) in lines.iter().enumerate() {
            self.line(element, line, (left + CELL.0, right - CELL.0), y + CELL.1 + at as f32 * SMALL * LEADING, size, align);
        }
    }

    fn borders(&mut self, table: &Table, edges: &[(f32, f32)], (y, height): (f32, f32)) {
        self.draw(Item::Box { x: LEFT, y: y + height - THIN / 2.0, width: RIGHT - LEFT, height: THIN, grey: 120 });
        if table.boxed {
            for x in std::iter::once(LEFT).chain(edges.iter().map(|edge| edge.1)) {
                self.draw(Item::Box { x: x - THIN / 2.0, y, width: THIN, height, grey: 120 });
            }
        }
    }
}

/// How high the part of a block is that stays together with a heading above it.
fn beginning(block: &Block) -> f32 {
    let Block::Table(table) = block else { return 0.0 };
    let (edges, size) = edges(table);
    first_rows(table, &edges, &headings(table, &edges, size))
}

fn headings(table: &Table, edges: &[(f32, f32)], size: f32) -> Vec<Vec<Line>> {
    table.columns.iter().zip(edges).map(|(column, edge)| in_cell(&column.heading, size, Weight::Bold, *edge)).collect()
}

/// The height of the headings with the first row.
fn first_rows(table: &Table, edges: &[(f32, f32)], head: &[Vec<Line>]) -> f32 {
    let first = table.rows.first().map(|row| cells(table, row, edges));
    height(head) + first.map_or(0.0, |cells| height(&cells).max(table.row_height))
}

/// Left and right edge of each column, by their shares, but wide enough for every word of its heading and, where there is
/// room, of its cells; and the size of the headings' letters, which are smaller where their words would not fit otherwise.
fn edges(table: &Table) -> (Vec<(f32, f32)>, f32) {
    let shares: Vec<f32> = table.columns.iter().map(|column| column.share.max(0.01)).collect();
    let around = 2.0 * CELL.0 + 0.5;
    let headings = |size: f32| -> Vec<f32> { table.columns.iter().map(|column| longest_part(&column.heading, size, Weight::Bold) + around).collect() };
    // Of the words of a column, the one with the most letters is measured.
    let longest = |at: usize| table.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(at)).flat_map(|text| text.split_whitespace()).max_by_key(|word| word.chars().count());
    let of_cells = |at: usize| longest(at).map_or(0.0, |word| longest_part(word, SMALL, Weight::Bold) + around);
    let usual = headings(SMALL);
    let cells: Vec<f32> = usual.iter().enumerate().map(|(at, heading)| heading.max(of_cells(at).min(WIDEST))).collect();
    let whole = RIGHT - LEFT;
    let found = widths(&shares, &cells, whole)
        .or_else(|| widths(&shares, &usual, whole))
        .map(|widths| (widths, SMALL))
        .or_else(|| Some((widths(&shares, &headings(SMALLEST), whole)?, SMALLEST)))
        .or_else(|| Some((widths(&shares, &vec![0.0; shares.len()], whole)?, SMALL)));
    let (widths, size) = found.unwrap_or_default();
    let mut left = LEFT;
    let edge = |width: f32| {
        let edge = (left, left + width);
        left += width;
        edge
    };
    (widths.into_iter().map(edge).collect(), size)
}

/// The widths of columns with a share and a least width each, which add up to `whole`; `None`: the least are too wide for it.
fn widths(shares: &[f32], least: &[f32], whole: f32) -> Option<Vec<f32>> {
    let mut fixed: Vec<bool> = shares.iter().map(|_| false).collect();
    loop {
        let rest = whole - least.iter().zip(&fixed).filter(|(_, fixed)| **fixed).map(|(least, _)| least).sum::<f32>();
        let all: f32 = shares.iter().zip(&fixed).filter(|(_, fixed)| !**fixed).map(|(share, _)| share).sum();
        if rest < 0.0 {
            return None;
        }
        let width = |at: usize| if fixed[at] { least[at] } else { rest * shares[at] / all };
        match (0..shares.len()).find(|at| !fixed[*at] && width(*at) < least[*at]) {
            Some(at) => fixed[at] = true,
            None => return Some((0..shares.len()).map(width).collect()),
        }
    }
}

/// The lines of each cell; a row with fewer cells than there are columns ends with empty ones.
fn cells(table: &Table, row: &[String], edges: &[(f32, f32)]) -> Vec<Vec<Line>> {
    let weight = |at: usize| if table.named_by == Some(at) { Weight::Bold } else { Weight::Regular };
    edges.iter().enumerate().map(|(at, edge)| in_cell(row.get(at).map_or("", String::as_str), SMALL, weight(at), *edge)).collect()
}

fn in_cell(text: &str, size: f32, weight: Weight, (left, right): (f32, f32)) -> Vec<Line> {
    lines(text, size, weight, right - left - 2.0 * CELL.0)
}

fn height(cells: &[Vec<Line>]) -> f32 {
    let most = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    most as f32 * SMALL * LEADING + 2.0 * CELL.1
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::{CELL, Item, LEFT, RIGHT, SMALLEST, edges, lay, widths};
    use crate::documents::pdf::lines::longest_part;
    use crate::documents::pdf::typeface::Weight;
    use crate::documents::pdf::{Align, Block, Column, Document, Paragraph, SMALL, Table};
    use crate::rules::language::Language;

    fn table() -> Table {
        let column = |heading: &str, share: f32| Column { heading: heading.to_owned(), share, align: Align::Start };
        let headings = [
            ("Type d’organisation", 30.0),
            ("Confirmées", 8.0),
            ("Personnes différentes", 8.0),
            ("Organisations", 8.0),
            ("Présents, même en partie", 8.0),
            ("Heures-personnes", 8.0),
        ];
        Table {
            columns: headings.into_iter().map(|(heading, share)| column(heading, share)).collect(),
            rows: vec![vec!["Gemeente".to_owned(); 6]; 3],
            row_height: 0.0,
            boxed: false,
            named_by: Some(0),
            summary: String::new(),
        }
    }

    #[test]
    fn no_word_of_a_heading_is_broken_where_there_is_room() {
        let mut table = table();
        assert_eq!(edges(&table).1, SMALL);
        for heading in ["Absences non excusées", "Taux de présence (%)"] {
            table.columns.push(Column { heading: heading.to_owned(), share: 8.0, align: Align::Start });
        }
        let (edges, size) = edges(&table);
        assert_eq!(size, SMALLEST, "eight columns of long words are written smaller");
        for (column, (left, right)) in table.columns.iter().zip(&edges) {
            assert!(right - left - 2.0 * CELL.0 >= longest_part(&column.heading, size, Weight::Bold), "{}: {left} to {right}", column.heading);
        }
        assert!((edges.last().expect("columns").1 - RIGHT).abs() < 0.1 && (edges[0].0 - LEFT).abs() < 0.1, "{edges:?}");
        assert_eq!(widths(&[1.0, 1.0], &[400.0, 400.0], 500.0), None, "too wide for all");
        assert_eq!(widths(&[1.0, 1.0], &[400.0, 50.0], 500.0), Some(vec![400.0, 100.0]));
    }

    #[test]
    fn a_heading_stands_on_the_page_where_its_table_begins() {
        for above in 0..40 {
            let mut blocks: Vec<Block> = (0..above).map(|at| Paragraph::of(format!("Regel {at}")).into()).collect();
            blocks.push(Block::Heading { level: 2, text: "Par région".to_owned(), align: Align::Start });
            blocks.push(Block::Table(table()));
            let document = Document { title: "Rapport".to_owned(), language: Language::Fr, blocks, footer: String::new(), numbered: None, created_at: Timestamp::UNIX_EPOCH };
            let laid = lay(&document);
            let begins = laid.pages.iter().position(|page| page.iter().any(|item| matches!(item, Item::Box { grey: 236, .. })));
            assert_eq!(begins, Some(laid.marks[0].page), "below {above} lines");
        }
    }
}
