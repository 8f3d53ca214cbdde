//! A certificate of attendance in words, ready to be read: the page shows the same as the file, because both are made of it.

use serde::Serialize;

use super::pdf::{Align, BODY, Block, Paragraph, Picture, SMALL};
use crate::rules::language::Language;

/// All that a certificate says, in the language of its holder. What is empty is not said.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    pub language: Language,
    /// What it is called.
    pub heading: String,
    pub association: String,
    /// What is certified, before and after the name.
    pub lead: String,
    pub name: String,
    pub took_part: String,
    pub title: String,
    /// Of the title, where it was not written in the holder's.
    pub title_language: Language,
    /// Each session.
    pub sessions: Vec<String>,
    pub hours: String,
    pub programme: String,
    pub funder: String,
    pub disclaimer: String,
    /// When it was issued.
    pub issued: String,
    pub signer_name: String,
    pub signer_function: String,
    /// How it is verified, and where.
    pub verify: String,
    pub verify_address: String,
    /// What stands for the code that leads there, for who does not see it.
    pub verify_picture: String,
    pub number: String,
}

/// Its pictures, as they are drawn.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    pub logos: Vec<Picture>,
    pub signature: Option<Picture>,
    /// Leads to where it is verified.
    pub verify: Option<Picture>,
}

/// The certificate as a part of a document; it fills a page.
#[must_use]
pub fn blocks(sheet: &Sheet, pictures: &Pictures) -> Block {
    let said = |text: &str, size: f32, bold: bool| Block::from(Paragraph { size, bold, align: Align::Middle, ..Paragraph::of(text) });
    let mut blocks = Vec::new();
    if !pictures.logos.is_empty() {
        blocks.push(Block::Pictures { pictures: pictures.logos.clone(), align: Align::Middle });
        blocks.push(Block::Gap(10.0));
    }
    blocks.push(said(&sheet.association, BODY, true));
    blocks.push(Block::Gap(40.0));
    blocks.push(Block::Heading { level: 1, text: sheet.heading.clone(), align: Align::Middle });
    blocks.push(Block::Gap(22.0));
    blocks.push(said(&sheet.lead, BODY, false));
    blocks.push(Block::Gap(4.0));
    blocks.push(said(&sheet.name, 20.0, true));
    blocks.push(Block::Gap(4.0));
    blocks.push(said(&sheet.took_part, BODY, false));
    let title = said(&sheet.title, 15.0, true);
    blocks.push(if sheet.title_language == sheet.language { title } else { Block::In(sheet.title_language, vec![title]) });
    blocks.push(said(&sheet.sessions.join("\n"), BODY, false));
    blocks.push(said(&sheet.hours, BODY, true));
    for text in [&sheet.programme, &sheet.funder] {
        blocks.push(said(text, BODY, false));
    }
    blocks.push(Block::Gap(28.0));
    blocks.push(said(&sheet.issued, BODY, false));
    if let Some(signature) = &pictures.signature {
        blocks.push(Block::Pictures { pictures: vec![signature.clone()], align: Align::Middle });
    }
    blocks.push(said(&sheet.signer_name, BODY, true));
    blocks.push(said(&sheet.signer_function, BODY, false));
    blocks.push(Block::Gap(28.0));
    if let Some(code) = &pictures.verify {
        blocks.push(Block::Pictures { pictures: vec![code.clone()], align: Align::Middle });
    }
    blocks.push(said(&sheet.number, SMALL, true));
    blocks.push(said(&sheet.verify, SMALL, false));
    blocks.push(Paragraph { size: SMALL, align: Align::Middle, link: Some(sheet.verify_address.clone()), ..Paragraph::of(sheet.verify_address.as_str()) }.into());
    blocks.push(said(&sheet.disclaimer, SMALL, false));
    Block::In(sheet.language, blocks)
}
