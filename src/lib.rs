//! Belfry: event and webinar registration for associations of local authorities.
//!
//! Doors (`web`, `jobs`) take a wish in and give an answer out. Actions do one thing and write it down in one
//! transaction; queries only read. Rules decide; they know neither database nor web nor clock. Makers
//! (`calendar`, `documents`, `mail`, `pictures`, `syndication`, `text`) turn plain data into bytes. The rest is the ground they stand on.

/// Rules: pure decisions and the types of typed values.
pub mod rules;

/// Ground: what the program stands on.
pub mod app;
pub mod backup;
pub mod certificates;
pub mod clock;
pub mod config;
pub mod db;
pub mod entity;
pub mod error;
pub mod health;
pub mod keys;
pub mod links;
pub mod metrics;
pub mod outbox;
pub mod recipients;
pub mod request_id;
pub mod revisions;
pub mod roster;
pub mod telemetry;
mod tls;
pub mod traces;

/// Actions change, queries read.
pub mod actions;
pub mod queries;

/// Makers: data to bytes.
pub mod calendar;
pub mod documents;
pub mod mail;
pub mod pictures;
pub mod syndication;
pub mod text;

/// Talks to the organisation's own OpenID provider.
pub mod identity;

/// Doors.
pub mod jobs;
pub mod web;

/// Example data for `serve --demo` and `seed`.
pub mod demo;
