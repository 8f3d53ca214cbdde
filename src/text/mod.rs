//! Words: translations, dates, amounts, Markdown, and the templates that use them. Makers: plain data in, text out.
//! Never here: the database, HTTP. Start reading at `templates`.

pub mod dates;
pub mod markdown;
pub mod message;
pub mod money;
pub mod numbers;
pub mod templates;
pub mod translations;
