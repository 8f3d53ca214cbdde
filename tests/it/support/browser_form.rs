//! A form as a browser reads it from a page, fills it and sends it.

use scraper::ElementRef;

use super::page::selector;

#[derive(Debug, Clone)]
pub struct BrowserForm {
    pub action: String,
    pub method: String,
    /// Name and value of each control that is sent, in the page's order.
    pub fields: Vec<(String, String)>,
    /// Names of controls marked `required`.
    pub required: Vec<String>,
    /// What may be chosen: name and value of radio buttons, check boxes and options.
    pub choices: Vec<(String, String)>,
}

impl BrowserForm {
    /// `path` is the page's, for forms without an action.
    pub fn read(form: ElementRef, path: &str) -> Self {
        let attribute = |element: &ElementRef, name: &str| element.value().attr(name).map(str::to_owned);
        let mut read = Self {
            action: attribute(&form, "action").filter(|action| !action.is_empty()).unwrap_or_else(|| path.to_owned()),
            method: attribute(&form, "method").unwrap_or_else(|| "get".to_owned()).to_lowercase(),
            fields: Vec::new(),
            required: Vec::new(),
            choices: Vec::new(),
        };
        for control in form.select(&selector("input[name], select[name], textarea[name]")) {
            let name = attribute(&control, "name").unwrap_or_default();
            if control.value().attr("disabled").is_some() {
                continue;
            }
            if control.value().attr("required").is_some() {
                read.required.push(name.clone());
            }
            read.add_control(&control, &name);
        }
        read
    }

    fn add_control(&mut self, control: &ElementRef, name: &str) {
        let value = |element: &ElementRef, otherwise: &str| element.value().attr("value").unwrap_or(otherwise).to_owned();
        match (control.value().name(), control.value().attr("type").unwrap_or("text")) {
            ("input", "submit" | "button" | "reset" | "image" | "file") => {}
            ("input", "checkbox" | "radio") => {
                self.choices.push((name.to_owned(), value(control, "on")));
                if control.value().attr("checked").is_some() {
                    self.fields.push((name.to_owned(), value(control, "on")));
                }
            }
            ("select", _) => {
                let options: Vec<ElementRef> = control.select(&selector("option")).collect();
                let words = |option: &ElementRef| option.text().collect::<String>().trim().to_owned();
                self.choices.extend(options.iter().map(|option| (name.to_owned(), value(option, &words(option)))));
                let chosen = options.iter().find(|option| option.value().attr("selected").is_some()).or_else(|| options.first());
                if let Some(option) = chosen {
                    self.fields.push((name.to_owned(), value(option, &words(option))));
                }
            }
            ("textarea", _) => self.fields.push((name.to_owned(), control.text().collect())),
            _ => self.fields.push((name.to_owned(), value(control, ""))),
        }
    }

    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name) || self.choices.iter().any(|(field, _)| field == name)
    }

    /// Gives one field one value.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        match self.fields.iter_mut().find(|(field, _)| field == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
        self
    }

    /// Several at once.
    #[must_use]
    pub fn with_all(self, fields: &[(&str, &str)]) -> Self {
        fields.iter().fold(self, |form, (name, value)| form.with(name, value))
    }

    /// A further value of a field that may have several.
    #[must_use]
    pub fn and(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self
    }

    /// Chooses or ticks something for each required control that is still empty.
    #[must_use]
    pub fn with_what_is_required(mut self) -> Self {
        for name in self.required.clone() {
            if self.get(&name).is_empty() {
                let choice = self.choices.iter().find(|(field, value)| *field == name && !value.is_empty()).map(|(_, value)| value.clone());
                self = self.with(&name, &choice.unwrap_or_else(|| "Tekst".to_owned()));
            }
        }
        self
    }

    /// As it travels.
    pub fn encoded(&self) -> String {
        url::form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.fields).finish()
    }

    /// As it travels with files: the content type, then the body. A browser says what it likes of a file's type.
    pub fn multipart(&self, files: &[(&str, &str, &[u8])]) -> (String, Vec<u8>) {
        let boundary = "----ABoundaryThatNoFileHolds7MA4YWxk";
        let mut body = Vec::new();
        let quoted = |text: &str| text.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
        for (name, value) in &self.fields {
            body.extend(format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n{value}\r\n", quoted(name)).bytes());
        }
        for (field, name, content) in files {
            let head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n", quoted(field), quoted(name));
            body.extend(head.bytes().chain("Content-Type: application/octet-stream\r\n\r\n".bytes()));
            body.extend_from_slice(content);
            body.extend(*b"\r\n");
        }
        body.extend(format!("--{boundary}--\r\n").bytes());
        (format!("multipart/form-data; boundary={boundary}"), body)
    }
}
