//! `/sitemap.xml`: every public page in each of its languages; where one file would be too long, a list of files.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::answer::{FeedFile, Media, Sharing};
use super::kept::Made;
use crate::error::Error;
use crate::links;
use crate::queries::other_sites::{count_public_addresses, latest_change, programme_slugs, public_addresses};
use crate::rules::language::Language;
use crate::syndication::{MOST_ADDRESSES, SitemapAddress, sitemap, sitemap_index};
use crate::web::Site;
use crate::web::errors::PageError;

/// Events whose pages one file lists: each has an address for each language.
const EVENTS: u64 = (MOST_ADDRESSES / Language::ALL.len()) as u64;
/// Pages beside events and programmes.
const OTHERS: [&str; 3] = ["/", "/accessibility", "/privacy"];

/// A file of the map.
#[derive(Clone, Copy)]
enum Part {
    /// Everything, or the list of all files.
    Whole,
    /// What is no event.
    Pages,
    /// From 1.
    Events(u64),
}

pub async fn whole(State(site): State<Site>, asked: HeaderMap) -> Result<Response, PageError> {
    answer(&site, &asked, "/sitemap.xml", Part::Whole).await
}

/// `/sitemap/pages.xml`, `/sitemap/events-1.xml` …
pub async fn part(State(site): State<Site>, asked: HeaderMap, Path(file): Path<String>) -> Result<Response, PageError> {
    let part = match file.strip_suffix(".xml").ok_or(Error::NotFound)? {
        "pages" => Part::Pages,
        name => {
            let number = name.strip_prefix("events-").and_then(|number| number.parse().ok().filter(|parsed: &u64| parsed.to_string() == number));
            let number = number.filter(|number| *number >= 1).ok_or(Error::NotFound)?;
            if number > count_public_addresses(site.app.db.reader()).await?.div_ceil(EVENTS) {
                return Err(Error::NotFound.into());
            }
            Part::Events(number)
        }
    };
    answer(&site, &asked, &format!("/sitemap/{file}"), part).await
}

async fn answer(site: &Site, asked: &HeaderMap, path: &str, part: Part) -> Result<Response, PageError> {
    let made = async || {
        let reader = site.app.db.reader();
        let text = match part {
            Part::Whole => {
                let found = count_public_addresses(reader).await?;
                let others = others(site).await?;
                if others.len() as u64 + found * Language::ALL.len() as u64 <= MOST_ADDRESSES as u64 {
                    sitemap(&[others, events(site, 1).await?].concat())
                } else {
                    let files = found.div_ceil(EVENTS);
                    let files = std::iter::once("pages".to_owned()).chain((1..=files).map(|number| format!("events-{number}")));
                    sitemap_index(&files.map(|name| page(site.app.links.absolute(&format!("/sitemap/{name}.xml")))).collect::<Vec<_>>())
                }
            }
            Part::Pages => sitemap(&others(site).await?),
            Part::Events(number) => sitemap(&events(site, number).await?),
        };
        let changed_at = latest_change(reader, site.app.clock.now()).await?;
        Ok(Made { file: FeedFile::new(Media::Sitemap, text, changed_at), valid_until: None })
    };
    Ok(site.feeds.with(&site.app, path, made, |file| file.answer(asked, Sharing::Public, "sitemap", false)).await?)
}

fn page(address: String) -> SitemapAddress {
    SitemapAddress { address, changed_at: None }
}

async fn others(site: &Site) -> Result<Vec<SitemapAddress>, Error> {
    let programmes = programme_slugs(site.app.db.reader()).await?;
    let paths = OTHERS.into_iter().map(str::to_owned).chain(programmes.iter().map(|slug| links::programme(slug)));
    Ok(paths.flat_map(|path| Language::ALL.map(|language| page(links::in_language(&site.app.links.absolute(&path), language)))).collect())
}

async fn events(site: &Site, number: u64) -> Result<Vec<SitemapAddress>, Error> {
    let found = public_addresses(site.app.db.reader(), (number - 1) * EVENTS, EVENTS).await?;
    let address = |slug: &str| site.app.links.event(slug);
    Ok(found
        .iter()
        .flat_map(|event| Language::ALL.map(|language| SitemapAddress { address: links::in_language(&address(&event.slug), language), changed_at: Some(event.updated_at.into()) }))
        .collect())
}
