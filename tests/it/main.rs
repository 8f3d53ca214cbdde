//! The product, tried as people use it: one test binary, so that it links once.
//!
//! Tests are named as sentences and speak as people; `support` gives them an app with a database and a clock
//! of its own. `TEST_DATABASE=postgres` with `TEST_POSTGRES_URL` runs the same tests on PostgreSQL
//! (`tests/with-postgresql cargo test --test it` starts one).

mod support;

mod api;
mod asked;
mod attendance;
mod attendance_files;
mod attending;
mod bad_input;
mod calendar;
mod certificates;
mod changes;
mod commands;
mod copies;
mod copying;
mod crash;
mod database;
mod day;
mod desk;
mod doctor;
mod door;
mod evaluations;
mod event_page;
mod example_data;
mod feeds;
mod house;
mod imports;
mod invitees;
mod killed_while_sending;
mod mail;
mod materials;
mod messages;
mod organisations;
mod over_smtp;
mod pages;
mod past;
mod people;
mod privacy;
mod programmes;
mod registration;
mod reminders;
mod reports;
mod retention;
mod rights;
mod settings;
mod signing_in;
mod sites;
mod stories;
mod team;
mod venues;
mod watch;
mod web;
mod webhooks;
mod whole_path;
