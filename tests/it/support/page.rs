//! What a visitor sees.

use axum::http::{HeaderMap, StatusCode, header};
use scraper::{Html, Selector};

use super::browser_form::BrowserForm;

/// An answer, read.
#[derive(Debug, Clone)]
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    /// The path that was asked, with its query.
    pub path: String,
}

impl Page {
    /// The source; what is not UTF-8 shows as �.
    pub fn source(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Path and query of a redirect, also when it was given with scheme and host.
    pub fn location(&self) -> String {
        let location = self.header(header::LOCATION.as_str());
        url::Url::parse(location).map_or_else(|_| location.to_owned(), |url| url[url::Position::BeforePath..url::Position::AfterQuery].to_owned())
    }

    fn html(&self) -> Html {
        Html::parse_document(&self.source())
    }

    /// The words in `<main>` (or the body), without markup, blanks joined.
    pub fn words(&self) -> String {
        let html = self.html();
        let root = html.select(&selector("main")).next().or_else(|| html.select(&selector("body")).next());
        let text: String = root.map(|root| root.text().collect::<Vec<_>>().join(" ")).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn shows(&self, words: &str) -> bool {
        self.words().contains(words)
    }

    /// The words of each element that fits.
    pub fn all(&self, css: &str) -> Vec<String> {
        self.html().select(&selector(css)).map(|element| element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    pub fn has(&self, css: &str) -> bool {
        self.html().select(&selector(css)).next().is_some()
    }

    /// An attribute of each element that fits and has it.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        self.html().select(&selector(css)).filter_map(|element| element.value().attr(name).map(str::to_owned)).collect()
    }

    /// Where the first link goes whose words or address contain this.
    pub fn link(&self, part: &str) -> Option<String> {
        self.html()
            .select(&selector("a[href]"))
            .find(|link| link.value().attr("href").is_some_and(|href| href.contains(part)) || link.text().collect::<String>().contains(part))
            .and_then(|link| link.value().attr("href").map(str::to_owned))
    }

    /// The first POST form that fits, filled as the page gave it.
    pub fn form(&self, css: &str) -> BrowserForm {
        self.try_form(css).unwrap_or_else(|| panic!("no form {css:?} at {} ({}): {}", self.path, self.status, self.words()))
    }

    pub fn try_form(&self, css: &str) -> Option<BrowserForm> {
        let html = self.html();
        html.select(&selector(css)).find(|form| form.value().name() == "form").map(|form| BrowserForm::read(form, &self.path))
    }

    /// The form that has this field.
    pub fn form_with(&self, field: &str) -> BrowserForm {
        let html = self.html();
        let form = html.select(&selector("form")).find(|form| form.select(&selector(&format!("[name=\"{field}\"]"))).next().is_some());
        form.map_or_else(|| panic!("no form with {field:?} at {} ({}): {}", self.path, self.status, self.words()), |form| BrowserForm::read(form, &self.path))
    }

    /// Fails with the page's words when the status is another.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}: {}", self.path, self.words());
        self
    }
}

pub fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}
