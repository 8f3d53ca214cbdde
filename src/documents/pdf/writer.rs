//! Pages are written, and each piece is tagged with what it is. The structure is checked against PDF/UA-1 while it is written.

use std::collections::HashMap;
use std::num::NonZeroU16;
use std::sync::Arc;

use anyhow::{Context as _, anyhow};
use jiff::tz::TimeZone;
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::luma;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};
use krilla::{Document as File, SerializeSettings};

use super::Document;
use super::flow::{Item, Kind, Laid, Mark, PAGE};
use super::typeface::{ASCENT, DESCENT};

/// # Errors
/// A picture that is none; a document that PDF/UA-1 refuses.
pub(super) fn write(document: &Document<'_>, laid: &Laid) -> anyhow::Result<Vec<u8>> {
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish().map_err(|error| anyhow!("{error:?}"))?;
    let mut file = File::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    file.set_metadata(metadata(document));
    let mut pen = Pen { leaves: vec![Vec::new(); laid.elements.len()], pictures: HashMap::new() };
    for items in &laid.pages {
        pen.page(&mut file, laid, items)?;
    }
    file.set_outline(outline(&laid.marks));
    let language = document.language.code().to_owned();
    let nodes: Vec<Node> = laid.roots.iter().map(|root| pen.node(laid, *root)).collect();
    file.set_tag_tree(TagTree::from(nodes).with_lang(Some(language)));
    file.finish().map_err(|error| anyhow!("{error:?}")).context("a PDF")
}

fn metadata(document: &Document<'_>) -> Metadata {
    let at = document.created_at.to_zoned(TimeZone::UTC);
    let small = |number: i8| u8::try_from(number).unwrap_or(0);
    let date = DateTime::new(u16::try_from(at.year()).unwrap_or(1970)).month(small(at.month())).day(small(at.day()));
    let date = date.hour(small(at.hour())).minute(small(at.minute())).second(small(at.second())).utc_offset_hour(0).utc_offset_minute(0);
    Metadata::new().title(super::lines::clean(&document.title)).language(document.language.code().to_owned()).creator("Belfry".to_owned()).creation_date(date)
}

struct Pen {
    /// What was written of each element.
    leaves: Vec<Vec<Identifier>>,
    /// Each picture is read once, however often it is drawn.
    pictures: HashMap<*const Vec<u8>, Image>,
}

impl Pen {
    fn page(&mut self, file: &mut File, laid: &Laid, items: &[Item]) -> anyhow::Result<()> {
        let mut page = file.start_page_with(PageSettings::from_wh(PAGE.0, PAGE.1).context("a page has a size")?);
        let mut surface = page.surface();
        for item in items {
            self.item(&mut surface, item)?;
        }
        surface.finish();
        for item in items {
            let Item::Text { element: Some(element), x, baseline, size, line } = item else { continue };
            let Kind::Link(address) = &laid.elements[*element].kind else { continue };
            let left = x + line.before;
            let Some(place) = Rect::from_ltrb(left, baseline - ASCENT * size, left + line.width, baseline + DESCENT * size) else { continue };
            let target = Target::Action(Action::Link(LinkAction::new(address.clone())));
            let link = page.add_tagged_annotation(Annotation::new_link(LinkAnnotation::new(place, target), Some(address.clone())));
            self.leaves[*element].push(link);
        }
        page.finish();
        Ok(())
    }

    fn item(&mut self, surface: &mut Surface<'_>, item: &Item) -> anyhow::Result<()> {
        match item {
            Item::Text { element, x, baseline, size, line } => {
                let tag = if element.is_some() { ContentTag::Span(SpanTag::empty()) } else { artifact(ArtifactType::Footer) };
                let leaf = surface.start_tagged(tag);
                surface.set_fill(Some(grey(if element.is_some() { 20 } else { 80 })));
                let mut x = *x;
                for run in &line.runs {
                    surface.draw_glyphs(Point::from_xy(x, *baseline), &run.glyphs, run.weight.face().written.clone(), &line.text, *size, false);
                    x += run.width;
                }
                surface.end_tagged();
                if let Some(element) = element {
                    self.leaves[*element].push(leaf);
                }
            }
            Item::Picture { element, x, y, width, height, bytes, media_type } => {
                let image = self.picture(bytes, media_type)?;
                let size = Size::from_wh(*width, *height).context("a picture has a size")?;
                let leaf = surface.start_tagged(ContentTag::Other);
                surface.push_transform(&Transform::from_translate(*x, *y));
                surface.draw_image(image, size);
                surface.pop();
                surface.end_tagged();
                self.leaves[*element].push(leaf);
            }
            Item::Box { x, y, width, height, grey: shade } => {
                let Some(place) = Rect::from_xywh(*x, *y, *width, *height) else { return Ok(()) };
                let mut path = PathBuilder::new();
                path.push_rect(place);
                let Some(path) = path.finish() else { return Ok(()) };
                surface.start_tagged(artifact(ArtifactType::Layout));
                surface.set_fill(Some(grey(*shade)));
                surface.draw_path(&path);
                surface.end_tagged();
            }
        }
        Ok(())
    }

    fn picture(&mut self, bytes: &Arc<Vec<u8>>, media_type: &str) -> anyhow::Result<Image> {
        let key = Arc::as_ptr(bytes);
        if let Some(image) = self.pictures.get(&key) {
            return Ok(image.clone());
        }
        let data = Arc::clone(bytes).into();
        let image = if media_type == "image/png" { Image::from_png(data, true) } else { Image::from_jpeg(data, true) };
        let image = image.map_err(|error| anyhow!("a picture: {error}"))?;
        self.pictures.insert(key, image.clone());
        Ok(image)
    }

    fn node(&self, laid: &Laid, number: usize) -> Node {
        let element = &laid.elements[number];
        let leaves = self.leaves[number].iter().map(|leaf| Node::from(*leaf));
        let children = leaves.chain(element.children.iter().map(|child| self.node(laid, *child))).collect();
        TagGroup::with_children(tag(&element.kind), children).into()
    }
}

fn artifact(kind: ArtifactType) -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(kind))
}

fn grey(shade: u8) -> Fill {
    Fill { paint: luma::Color::new(shade).into(), ..Fill::default() }
}

fn tag(kind: &Kind) -> TagKind {
    match kind {
        Kind::Heading { level, text } => Tag::Hn(NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN), Some(text.clone())).into(),
        Kind::Paragraph => Tag::P.into(),
        Kind::Link(_) => Tag::Link.into(),
        Kind::Figure(alternative) => Tag::Figure(Some(alternative.clone())).into(),
        Kind::Table(summary) => Tag::Table.with_summary(Some(summary.clone()).filter(|summary| !summary.is_empty())).into(),
        Kind::TableHead => Tag::THead.into(),
        Kind::TableBody => Tag::TBody.into(),
        Kind::Row => Tag::TR.into(),
        Kind::ColumnHeading => Tag::TH(TableHeaderScope::Column).into(),
        Kind::RowHeading => Tag::TH(TableHeaderScope::Row).into(),
        Kind::Cell => Tag::TD.into(),
        Kind::Part(language) => Tag::Section.with_lang(Some(language.code().to_owned())).into(),
    }
}

/// Headings of the first level, with those below them.
fn outline(marks: &[Mark]) -> Outline {
    let mut outline = Outline::new();
    let node = |mark: &Mark| OutlineNode::new(mark.text.clone(), XyzDestination::new(mark.page, Point::from_xy(0.0, mark.y)));
    let mut rest = marks;
    while let Some((mark, others)) = rest.split_first() {
        let below = others.iter().position(|other| other.level <= mark.level).unwrap_or(others.len());
        let mut top = node(mark);
        for other in &others[..below] {
            top.push_child(node(other));
        }
        outline.push_child(top);
        rest = &others[below..];
    }
    outline
}
