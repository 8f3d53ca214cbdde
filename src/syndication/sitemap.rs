//! The map for search engines (sitemaps.org, protocol 0.9).

use jiff::Timestamp;

use super::utc;
use super::xml::{document, text};

/// Most addresses of one file.
pub const MOST_ADDRESSES: usize = 50_000;
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitemapAddress {
    /// Absolute.
    pub address: String,
    /// When its content last changed; `None`: that is not known.
    pub changed_at: Option<Timestamp>,
}

/// A file of pages, [`MOST_ADDRESSES`] at most.
#[must_use]
pub fn sitemap(pages: &[SitemapAddress]) -> String {
    all("urlset", "url", &pages[..pages.len().min(MOST_ADDRESSES)])
}

/// A file of files.
#[must_use]
pub fn sitemap_index(files: &[SitemapAddress]) -> String {
    all("sitemapindex", "sitemap", &files[..files.len().min(MOST_ADDRESSES)])
}

fn all(root: &str, each: &str, addresses: &[SitemapAddress]) -> String {
    document(|writer| {
        writer.create_element(root).with_attribute(("xmlns", NAMESPACE)).write_inner_content(|writer| {
            for one in addresses {
                writer.create_element(each).write_inner_content(|writer| {
                    text(writer, "loc", &[], &one.address)?;
                    match one.changed_at {
                        Some(changed_at) => text(writer, "lastmod", &[], &utc(changed_at)),
                        None => Ok(()),
                    }
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::{SitemapAddress, sitemap};

    #[test]
    fn a_page_has_its_address_and_its_last_change() {
        let page = SitemapAddress { address: "https://events.example.org/events/a?x=1&language=nl".to_owned(), changed_at: "2027-02-03T10:00:00.7Z".parse().ok() };
        assert!(sitemap(&[page]).ends_with(
            "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>https://events.example.org/events/a?x=1&amp;language=nl</loc>\
             <lastmod>2027-02-03T10:00:00Z</lastmod></url></urlset>"
        ));
    }
}
