//! One person's Chromium, and what it must never show: errors in its console, sideways scrolling, barriers.

use std::sync::LazyLock;
use std::time::Duration;

use base64::Engine as _;
use fantoccini::wd::{Capabilities, PrintConfiguration, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};

use crate::driver::Driver;

/// The widths of issue and stories: a small phone, an office screen.
pub const PHONE: u32 = 360;
pub const DESKTOP: u32 = 1280;

/// What axe-core looks for on every page.
const ALL_RULES: &str = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

pub struct Browser {
    driver: Driver,
    client: Client,
    pub javascript: bool,
    pub width: u32,
}

/// A command of chromedriver beyond the standard.
#[derive(Debug)]
struct Vendor {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Vendor {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

impl Browser {
    /// A fresh profile that asks for Dutch.
    pub async fn open(javascript: bool, width: u32) -> Self {
        let driver = Driver::start().await;
        let mut capabilities = Capabilities::new();
        let mut arguments = vec![
            "--headless=new",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--lang=nl",
        ];
        if is_root() {
            arguments.push("--no-sandbox");
        }
        let mut options = json!({ "args": arguments, "prefs": { "intl.accept_languages": "nl-BE,nl" } });
        if !javascript {
            options["prefs"]["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        if let Ok(binary) = std::env::var("CHROMIUM") {
            options["binary"] = json!(binary);
        }
        capabilities.insert("goog:chromeOptions".to_owned(), options);
        capabilities.insert("goog:loggingPrefs".to_owned(), json!({ "browser": "ALL" }));
        let connector = hyper_util::client::legacy::connect::HttpConnector::new();
        let client = ClientBuilder::new(connector).capabilities(capabilities).connect(&driver.url).await.expect("a Chromium session");
        let browser = Self { driver, client, javascript, width };
        browser.is_wide(width).await;
        browser
    }

    pub async fn close(self) {
        let _ = self.client.close().await;
        drop(self.driver);
    }

    async fn vendor(&self, path: &'static str, body: Value) -> Value {
        self.client.issue_cmd(Vendor { path, body: body.clone() }).await.unwrap_or_else(|error| panic!("{path} {body}: {error}"))
    }

    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.vendor("goog/cdp/execute", json!({ "cmd": command, "params": parameters })).await
    }

    /// Light or dark, as the system says.
    pub async fn prefers(&self, scheme: &str) {
        let feature = |name: &str, value: &str| json!({ "name": name, "value": value });
        // Without motion, so that no picture shows a colour on its way to another.
        let features = [feature("prefers-color-scheme", scheme), feature("prefers-reduced-motion", "reduce")];
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    pub async fn goto(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// Path and query of where it is.
    pub async fn place(&self) -> String {
        let url = self.client.current_url().await.expect("an address");
        url[url::Position::BeforePath..url::Position::AfterQuery].to_owned()
    }

    /// The status with which the server answered the page.
    pub async fn status(&self) -> u64 {
        self.says("performance.getEntriesByType('navigation')[0].responseStatus").await.as_u64().expect("a status")
    }

    pub async fn title(&self) -> String {
        self.client.title().await.expect("a title")
    }

    pub async fn source(&self) -> String {
        self.client.source().await.expect("a page")
    }

    /// What can be read on the page.
    pub async fn words(&self) -> String {
        let body = self.client.find(Locator::Css("body")).await.expect("a body");
        body.text().await.expect("its words").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub async fn has(&self, css: &str) -> bool {
        self.client.find(Locator::Css(css)).await.is_ok()
    }

    /// Whether what this selects can be seen.
    pub async fn shows(&self, css: &str) -> bool {
        self.find(css).await.is_displayed().await.expect("an answer")
    }

    pub async fn count(&self, css: &str) -> usize {
        self.client.find_all(Locator::Css(css)).await.expect("an answer").len()
    }

    /// Sheets of US letter paper, shorter than A4, that the page takes in print.
    pub async fn sheets(&self) -> usize {
        let printed = self.client.print(PrintConfiguration::default()).await.expect("a printed page");
        let printed = String::from_utf8_lossy(&printed);
        printed.matches("/Type /Page").count() - printed.matches("/Type /Pages").count()
    }

    async fn find(&self, css: &str) -> fantoccini::elements::Element {
        match self.client.find(Locator::Css(css)).await {
            Ok(element) => element,
            Err(_) => panic!("no {css} at {}: {}", self.place().await, self.words().await),
        }
    }

    /// Types into a field, instead of what stands there.
    pub async fn fill(&self, name: &str, text: &str) {
        let field = self.find(&format!("main [name=\"{name}\"]")).await;
        let kind = field.attr("type").await.expect("an answer").unwrap_or_default();
        if matches!(kind.as_str(), "date" | "time" | "datetime-local") {
            // Typing into these depends on the system's language; what the widget would set is set.
            let element = serde_json::to_value(&field).expect("an element");
            self.client
                .execute("arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change', {bubbles: true}))", vec![element, json!(text)])
                .await
                .expect("set");
            return;
        }
        field.clear().await.unwrap_or_else(|error| panic!("{name}: {error}"));
        field.send_keys(text).await.unwrap_or_else(|error| panic!("{name}: {error}"));
    }

    /// Types into a field that is known by its id alone.
    pub async fn fill_id(&self, id: &str, text: &str) {
        let field = self.find(&format!("#{id}")).await;
        field.clear().await.unwrap_or_else(|error| panic!("{id}: {error}"));
        field.send_keys(text).await.unwrap_or_else(|error| panic!("{id}: {error}"));
    }

    pub async fn value(&self, name: &str) -> String {
        let field = self.find(&format!("main [name=\"{name}\"]")).await;
        field.prop("value").await.expect("an answer").unwrap_or_default()
    }

    /// Chooses an option of a list by its value.
    pub async fn choose(&self, css: &str, value: &str) {
        self.find(css).await.select_by_value(value).await.unwrap_or_else(|error| panic!("{css}: {error}"));
    }

    /// Hands a file to the field for it.
    pub async fn attach(&self, css: &str, file: &std::path::Path) {
        self.find(css).await.send_keys(&file.display().to_string()).await.unwrap_or_else(|error| panic!("{css}: {error}"));
    }

    /// Ticks a box or radio button that is not ticked.
    pub async fn tick(&self, css: &str) {
        let field = self.find(css).await;
        if !field.is_selected().await.expect("an answer") {
            field.click().await.unwrap_or_else(|error| panic!("{css}: {error}"));
        }
    }

    /// Presses what this selects and waits for the page that follows.
    pub async fn press(&self, css: &str) {
        let old = self.find("html").await;
        self.find(css).await.click().await.unwrap_or_else(|error| panic!("{css}: {error}"));
        for _ in 0..100 {
            if old.tag_name().await.is_err() && self.client.find(Locator::Css("body")).await.is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("nothing followed pressing {css} at {}: {}", self.place().await, self.words().await);
    }

    /// Presses what this selects, and stays on the page.
    pub async fn touch(&self, css: &str) {
        self.find(css).await.click().await.unwrap_or_else(|error| panic!("{css}: {error}"));
    }

    /// The browser's own switch: no network at all.
    pub async fn without_network(&self, off: bool) {
        let conditions = json!({ "offline": off, "latency": 0, "download_throughput": 10_000_000, "upload_throughput": 10_000_000 });
        self.vendor("chromium/network_conditions", json!({ "network_conditions": conditions })).await;
    }

    /// Closes the only window and opens another one of the same person.
    pub async fn closes_and_comes_back(&self) {
        let old = self.client.window().await.expect("a window");
        let new = self.client.new_window(false).await.expect("a window").handle;
        self.client.switch_to_window(old).await.expect("a window");
        self.client.close_window().await.expect("closed");
        self.client.switch_to_window(new).await.expect("a window");
        self.is_wide(self.width).await;
    }

    /// Presses a key, as a keyboard does. `text` is what it types.
    async fn key(&self, key: &str, code: u32, text: &str) {
        let event = |kind: &str| json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text });
        self.devtools("Input.dispatchKeyEvent", event(if text.is_empty() { "rawKeyDown" } else { "keyDown" })).await;
        self.devtools("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": key, "code": key, "windowsVirtualKeyCode": code })).await;
    }

    pub async fn types(&self, text: &str) {
        self.devtools("Input.insertText", json!({ "text": text })).await;
    }

    pub async fn space(&self) {
        self.key(" ", 32, " ").await;
    }

    pub async fn arrow_down(&self) {
        self.key("ArrowDown", 40, "").await;
    }

    /// Enter that stays on the page.
    pub async fn enter_here(&self) {
        self.key("Enter", 13, "\r").await;
    }

    /// Enter, and the page that follows.
    pub async fn enter(&self) {
        let old = self.find("html").await;
        self.enter_here().await;
        for _ in 0..200 {
            if old.tag_name().await.is_err() && self.client.find(Locator::Css("body")).await.is_ok() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("nothing followed Enter at {}: {}", self.place().await, self.words().await);
    }

    /// What a script says about the page.
    pub async fn says(&self, expression: &str) -> Value {
        self.client.execute(&format!("return {expression}"), Vec::new()).await.unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// Waits until that is so.
    pub async fn until(&self, expression: &str) {
        for _ in 0..200 {
            if self.says(expression).await == json!(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("never: {expression} at {}", self.place().await);
    }

    /// Presses Tab until the focus is on what this selects.
    pub async fn tab_to(&self, css: &str) {
        for _ in 0..60 {
            self.key("Tab", 9, "").await;
            if self.says(&format!("document.activeElement.matches({})", json!(css))).await == json!(true) {
                return;
            }
        }
        panic!("Tab does not come to {css} at {}", self.place().await);
    }

    /// Presses Tab until the focus is on the next field of a form, past links and buttons.
    pub async fn tab_to_next_field(&self) {
        self.tab_to("input, select, textarea").await;
    }

    /// A link to a group leaves the focus before its first control.
    pub async fn tab_if_not_in(&self, css: &str) {
        if !self.focus_is_within(css).await {
            self.key("Tab", 9, "").await;
        }
        assert!(self.focus_is_within(css).await, "the link leads to {css}, not to {}", self.focus().await);
    }

    pub async fn focus_on(&self, css: &str) {
        self.says(&format!("document.querySelector({}).focus()", json!(css))).await;
    }

    /// The name of the field with the focus; the id of one that a script speaks for.
    pub async fn field_with_focus(&self) -> String {
        self.says("document.activeElement.name || document.activeElement.id").await.as_str().unwrap_or_default().to_owned()
    }

    pub async fn focus_is_within(&self, css: &str) -> bool {
        self.says(&format!("!!document.activeElement.closest({})", json!(css))).await == json!(true)
    }

    pub async fn focus_is_visible(&self) -> bool {
        let outlined = "(() => { const it = document.activeElement, look = getComputedStyle(it), box = it.getBoundingClientRect(); \
             return it.matches(':focus-visible') && look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2 && box.bottom > 0 && box.top < innerHeight })()";
        self.says(outlined).await == json!(true)
    }

    /// Name and description of this element, as a screen reader gets them.
    pub async fn announced(&self, element: &str) -> (String, String) {
        let found = self.devtools("Runtime.evaluate", json!({ "expression": element })).await;
        let object = &found["result"]["objectId"];
        let tree = self.devtools("Accessibility.getPartialAXTree", json!({ "objectId": object, "fetchRelatives": false })).await;
        let text = |what: &str| tree["nodes"][0][what]["value"].as_str().unwrap_or_default().to_owned();
        (text("name"), text("description"))
    }

    /// Where the keyboard is: name or id of the element with focus, or its tag.
    pub async fn focus(&self) -> String {
        let element = self.client.active_element().await.expect("something has the focus");
        for attribute in ["name", "id", "role"] {
            if let Some(value) = element.attr(attribute).await.expect("an answer") {
                return value;
            }
        }
        element.tag_name().await.expect("a tag")
    }

    pub async fn screenshot(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("a picture")
    }

    /// The page from its top to its end.
    pub async fn whole_page(&self) -> Vec<u8> {
        let picture = self.devtools("Page.captureScreenshot", json!({ "format": "png", "captureBeyondViewport": true, "optimizeForSpeed": true })).await;
        base64::engine::general_purpose::STANDARD.decode(picture["data"].as_str().expect("a picture")).expect("base64")
    }

    /// What the console says, and whether the page scrolls sideways.
    pub async fn faults(&self) -> Vec<String> {
        let mut found: Vec<String> = self.complaints().await.into_iter().map(|complaint| format!("the console: {complaint}")).collect();
        if self.scrolls_sideways().await {
            found.push("scrolls sideways".to_owned());
        }
        found
    }

    /// On a screen so wide.
    pub async fn scrolls_sideways_at(&self, width: u32) -> bool {
        self.is_wide(width).await;
        let scrolls = self.scrolls_sideways().await;
        self.is_wide(self.width).await;
        scrolls
    }

    /// Makes the screen so wide, without loading the page again.
    pub async fn is_wide(&self, width: u32) {
        self.devtools("Emulation.setDeviceMetricsOverride", json!({ "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false })).await;
    }

    /// Violations of WCAG 2.2 A and AA that axe-core sees, as it looks now.
    pub async fn barriers(&self) -> Vec<String> {
        self.axe(ALL_RULES).await
    }

    /// The same of the colours alone: all that another theme can change.
    pub async fn faint_texts(&self) -> Vec<String> {
        self.axe("['color-contrast']").await
    }

    /// Fails on anything in the console and on sideways scrolling. Call it on every page.
    pub async fn looks_fine(&self) {
        let place = self.place().await;
        let complaints = self.complaints().await;
        assert!(complaints.is_empty(), "the console at {place}, {} px: {complaints:#?}", self.width);
        assert!(!self.scrolls_sideways().await, "{place} scrolls sideways at {} px", self.width);
    }

    async fn scrolls_sideways(&self) -> bool {
        let metrics = self.devtools("Page.getLayoutMetrics", json!({})).await;
        let width = |what: &str, which: &str| metrics[what][which].as_f64().expect("a width");
        let (content, view) = (width("cssContentSize", "width"), width("cssLayoutViewport", "clientWidth"));
        content > view + 1.0
    }

    /// What the console said so far is as it should be: without network it says so.
    pub async fn forgets_the_console(&self) {
        drop(self.complaints().await);
    }

    /// What the console says since the last look, without the status of the page itself: a refused form answers 422.
    async fn complaints(&self) -> Vec<String> {
        let here = self.client.current_url().await.expect("an address").to_string();
        let log = self.vendor("se/log", json!({ "type": "browser" })).await;
        let messages = log.as_array().cloned().unwrap_or_default().into_iter().map(|entry| entry["message"].as_str().unwrap_or_default().to_owned());
        messages.filter(|message| !(message.starts_with(&here) && message.contains("the server responded with a status of 4"))).collect()
    }

    /// No violation of WCAG 2.2 A and AA that axe-core can see, in light and in dark.
    pub async fn has_no_barrier(&self) {
        for scheme in ["light", "dark"] {
            self.prefers(scheme).await;
            let violations = self.barriers().await;
            assert!(violations.is_empty(), "{} at {} px, {scheme}: {violations:#?}", self.place().await, self.width);
        }
        self.prefers("light").await;
    }

    /// Violations of the rules of axe-core that this list of JavaScript names, by tag or by id.
    async fn axe(&self, rules: &str) -> Vec<String> {
        if self.says("typeof axe").await == json!("undefined") {
            self.client.execute(axe_core(), Vec::new()).await.expect("axe-core");
        }
        let script = format!(
            "const done = arguments[arguments.length - 1]; \
             axe.run({{runOnly: {rules}, resultTypes: ['violations']}}).then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))), e => done(['axe: ' + e]))"
        );
        let found = self.client.execute_async(&script, Vec::new()).await.expect("an answer of axe-core");
        serde_json::from_value(found).expect("a list")
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_eyes_of_these_tests_see() {
    for javascript in [true, false] {
        let browser = Browser::open(javascript, PHONE).await;
        let script = if javascript { "<script>console.error('oh')</script>" } else { "<img src='http://127.0.0.1:9/x.png'>" };
        browser.goto(&format!("data:text/html,<title>x</title><p style='width:2000px'>x</p><input>{script}")).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert!(browser.scrolls_sideways().await);
        assert!(!browser.complaints().await.is_empty());
        if javascript {
            let violations = browser.barriers().await;
            assert!(violations.iter().any(|violation| violation.starts_with("label:")), "{violations:?}");
        }
        browser.close().await;
    }
}

/// The source of axe-core, read once.
fn axe_core() -> &'static str {
    static SOURCE: LazyLock<String> = LazyLock::new(|| {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/node_modules/axe-core/axe.min.js");
        std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}; run `npm ci` in tests/"))
    });
    &SOURCE
}

/// Chromium's own sandbox does not work as root.
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}
