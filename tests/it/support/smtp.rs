//! A mail server that misbehaves as told: real SMTP over loopback.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

/// Where a conversation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stage {
    Connect,
    Auth,
    Sender,
    Recipient,
    Data,
    /// In the middle of the message.
    Body,
    /// After its final dot.
    End,
}

/// What the server does there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    Go,
    Say(&'static str),
    /// Closes the connection without a word; at the end, without having taken the message.
    Drop,
    /// Takes the message, then closes without a word.
    TakeAndDrop,
    /// Takes the message and says something else.
    TakeAndSay(&'static str),
    /// Says nothing any more.
    Hang,
    /// Answers late.
    Slow(Duration),
    /// Answers without end, a letter each time.
    Drip(Duration),
}

#[derive(Debug, Clone)]
pub struct Received {
    pub sender: String,
    pub recipient: String,
    pub raw: Vec<u8>,
    pub encrypted: bool,
    pub user: Option<String>,
    /// The name the client greeted with.
    pub hello: String,
    /// What followed the sender's address in MAIL.
    pub parameters: String,
    /// DATA came before MAIL was answered.
    pub at_once: bool,
}

/// What a rule may look at.
pub struct Situation<'a> {
    pub stage: Stage,
    pub recipient: &'a str,
    /// From 1: how often this recipient (or, before there is one, any client) came to this stage.
    pub time: usize,
    /// From 1.
    pub connection: usize,
}

type Rule = dyn Fn(&Situation) -> Act + Send + Sync;

#[derive(Clone)]
pub struct MailServer(Arc<Inner>);

struct Inner {
    port: u16,
    security: Security,
    password: Option<&'static str>,
    smtp_utf8: AtomicBool,
    pipelining: AtomicBool,
    takes_data_always: AtomicBool,
    rule: Mutex<Arc<Rule>>,
    received: Mutex<Vec<Received>>,
    times: Mutex<HashMap<(Stage, String), usize>>,
    connections: Mutex<usize>,
    /// Everything that came in clear, commands and messages.
    clear: Mutex<String>,
    authority: Option<(tempfile::TempDir, PathBuf)>,
    accepting: tokio::task::AbortHandle,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

#[derive(Clone)]
enum Security {
    Plain,
    StartTls(TlsAcceptor),
    Implicit(TlsAcceptor),
}

/// How a test's server is secured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    None,
    StartTls,
    Implicit,
}

impl MailServer {
    pub async fn start() -> Self {
        Self::start_with(Encryption::None, None).await
    }

    /// With TLS under a certificate authority of its own; with a password that `AUTH PLAIN` must give.
    pub async fn start_with(encryption: Encryption, password: Option<&'static str>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (acceptor, authority) = match encryption {
            Encryption::None => (None, None),
            _ => {
                let (acceptor, folder, file) = acceptor();
                (Some(acceptor), Some((folder, file)))
            }
        };
        let security = match (encryption, acceptor) {
            (Encryption::StartTls, Some(acceptor)) => Security::StartTls(acceptor),
            (Encryption::Implicit, Some(acceptor)) => Security::Implicit(acceptor),
            _ => Security::Plain,
        };
        let server = Arc::new_cyclic(|server: &std::sync::Weak<Inner>| {
            let server = server.clone();
            let accepting = tokio::spawn(async move {
                while let Ok((stream, _)) = listener.accept().await {
                    let Some(server) = server.upgrade() else { return };
                    tokio::spawn(async move {
                        let number = {
                            let mut connections = server.connections.lock().expect("whole");
                            *connections += 1;
                            *connections
                        };
                        let _ = welcome(&server, stream, number).await;
                    });
                }
            });
            Inner {
                port,
                security,
                password,
                smtp_utf8: AtomicBool::new(false),
                pipelining: AtomicBool::new(true),
                takes_data_always: AtomicBool::new(false),
                rule: Mutex::new(Arc::new(|_: &Situation| Act::Go)),
                received: Mutex::default(),
                times: Mutex::default(),
                connections: Mutex::default(),
                clear: Mutex::default(),
                authority,
                accepting: accepting.abort_handle(),
            }
        });
        Self(server)
    }

    /// From now on the server does as `rule` says.
    pub fn does(&self, rule: impl Fn(&Situation) -> Act + Send + Sync + 'static) {
        *self.0.rule.lock().expect("whole") = Arc::new(rule);
    }

    /// From now on it greets as one that takes addresses of any script (RFC 6531), or does not.
    pub fn offers_smtp_utf8(&self, offers: bool) {
        self.0.smtp_utf8.store(offers, Ordering::Relaxed);
    }

    /// From now on it greets as one that takes several commands at once (RFC 2920), as it does from the start, or does not.
    pub fn offers_pipelining(&self, offers: bool) {
        self.0.pipelining.store(offers, Ordering::Relaxed);
    }

    /// From now on it asks for the message also where it took no recipient, as RFC 2920 §3.1 lets it.
    pub fn takes_data_always(&self) {
        self.0.takes_data_always.store(true, Ordering::Relaxed);
    }

    pub fn port(&self) -> u16 {
        self.0.port
    }

    pub fn received(&self) -> Vec<Received> {
        self.0.received.lock().expect("whole").clone()
    }

    /// Recipients of what was taken, in order.
    pub fn recipients(&self) -> Vec<String> {
        self.received().into_iter().map(|mail| mail.recipient).collect()
    }

    pub fn connections(&self) -> usize {
        *self.0.connections.lock().expect("whole")
    }

    pub fn heard_in_clear(&self) -> String {
        self.0.clear.lock().expect("whole").clone()
    }

    /// The certificate authority's file.
    pub fn authority(&self) -> &str {
        self.0.authority.as_ref().and_then(|(_, file)| file.to_str()).expect("a server with TLS")
    }
}

/// TLS for `localhost` and `127.0.0.1`, with the file of the authority that vouches for it.
pub fn acceptor() -> (TlsAcceptor, tempfile::TempDir, PathBuf) {
    let key = rcgen::KeyPair::generate().expect("a key");
    let mut authority = rcgen::CertificateParams::new(Vec::new()).expect("an authority");
    authority.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let authority_certificate = authority.self_signed(&key).expect("a certificate");
    let issuer = rcgen::Issuer::new(authority, key);
    let server_key = rcgen::KeyPair::generate().expect("a key");
    let certificate = rcgen::CertificateParams::new(vec!["localhost".to_owned(), "127.0.0.1".to_owned()]).expect("names").signed_by(&server_key, &issuer).expect("a certificate");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("authority.pem");
    std::fs::write(&file, authority_certificate.pem()).expect("a file");
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(server_key.serialize_der())))
        .expect("a certificate");
    (TlsAcceptor::from(Arc::new(config)), folder, file)
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

/// One client.
struct Session<'a> {
    server: &'a Inner,
    stream: BufReader<Box<dyn Stream>>,
    number: usize,
    encrypted: bool,
    user: Option<String>,
    hello: String,
}

async fn welcome(server: &Inner, stream: TcpStream, number: usize) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let (stream, encrypted): (Box<dyn Stream>, bool) = match &server.security {
        Security::Implicit(acceptor) => (Box::new(acceptor.accept(stream).await?), true),
        _ => (Box::new(stream), false),
    };
    let mut session = Session { server, stream: BufReader::new(stream), number, encrypted, user: None, hello: String::new() };
    if session.stage(Stage::Connect, "", "220 belfry test server").await? {
        while session.mail().await? {}
    }
    Ok(())
}

impl Session<'_> {
    fn act(&self, stage: Stage, recipient: &str) -> Act {
        let time = {
            let mut times = self.server.times.lock().expect("whole");
            let time = times.entry((stage, recipient.to_owned())).or_default();
            *time += 1;
            *time
        };
        let rule = Arc::clone(&self.server.rule.lock().expect("whole"));
        rule(&Situation { stage, recipient, time, connection: self.number })
    }

    async fn say(&mut self, words: &str) -> std::io::Result<()> {
        self.stream.get_mut().write_all(format!("{words}\r\n").as_bytes()).await?;
        self.stream.get_mut().flush().await
    }

    /// Acts at a stage; whether the conversation goes on there as usual.
    async fn stage(&mut self, stage: Stage, recipient: &str, usual: &str) -> std::io::Result<bool> {
        match self.act(stage, recipient) {
            Act::Go => self.say(usual).await.map(|()| true),
            Act::Say(words) => {
                self.say(words).await?;
                if words.starts_with("421") { Err(std::io::ErrorKind::ConnectionAborted.into()) } else { Ok(false) }
            }
            Act::Slow(pause) => {
                tokio::time::sleep(pause).await;
                self.say(usual).await.map(|()| true)
            }
            Act::Hang => {
                tokio::time::sleep(Duration::from_secs(600)).await;
                Ok(false)
            }
            Act::Drip(pause) => self.drip(pause).await.map(|()| false),
            Act::Drop | Act::TakeAndDrop | Act::TakeAndSay(_) => Err(std::io::ErrorKind::ConnectionAborted.into()),
        }
    }

    async fn drip(&mut self, pause: Duration) -> std::io::Result<()> {
        for letter in b"250-".iter().chain(std::iter::repeat(&b'x')) {
            self.stream.get_mut().write_all(&[*letter]).await?;
            self.stream.get_mut().flush().await?;
            tokio::time::sleep(pause).await;
        }
        Ok(())
    }

    async fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if !self.encrypted {
            self.server.clear.lock().expect("whole").push_str(&line);
        }
        Ok(line.trim_end().to_owned())
    }

    /// Commands up to and with one message; whether the connection goes on.
    async fn mail(&mut self) -> std::io::Result<bool> {
        let (mut sender, mut recipient, mut parameters) = (String::new(), String::new(), String::new());
        let (mut accepted, mut at_once) = (false, false);
        loop {
            let line = self.line().await?;
            let command = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            let address = || line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
            match command.as_str() {
                "EHLO" => self.hello(&line).await?,
                "STARTTLS" => self.start_tls().await?,
                "AUTH" => self.sign_in(&line).await?,
                "MAIL" => {
                    at_once = self.stream.buffer().ends_with(b"DATA\r\n");
                    sender = address();
                    parameters = line.split_once('>').map_or("", |(_, rest)| rest).trim().to_owned();
                    accepted = self.stage(Stage::Sender, "", "250 ok").await?;
                }
                "RCPT" => {
                    recipient = address();
                    if !accepted {
                        self.say("503 5.5.1 MAIL first").await?;
                        continue;
                    }
                    accepted = self.stage(Stage::Recipient, &recipient, "250 ok").await?;
                }
                "DATA" => {
                    if !accepted && !self.server.takes_data_always.load(Ordering::Relaxed) {
                        self.say("554 5.5.1 no valid recipients").await?;
                    } else if self.stage(Stage::Data, &recipient, "354 go on").await? {
                        self.message(at_once, &sender, &recipient, &parameters).await?;
                    }
                }
                "QUIT" => return self.say("221 bye").await.map(|()| false),
                _ => self.say("250 ok").await?,
            }
        }
    }

    async fn hello(&mut self, line: &str) -> std::io::Result<()> {
        line.split(' ').nth(1).unwrap_or_default().clone_into(&mut self.hello);
        let mut words = vec!["250-test"];
        if matches!(self.server.security, Security::StartTls(_)) && !self.encrypted {
            words.push("250-STARTTLS");
        }
        if self.server.password.is_some() {
            words.push("250-AUTH PLAIN");
        }
        if self.server.smtp_utf8.load(Ordering::Relaxed) {
            words.push("250-SMTPUTF8");
        }
        if self.server.pipelining.load(Ordering::Relaxed) {
            words.push("250-PIPELINING");
        }
        words.push("250 8BITMIME");
        self.say(&words.join("\r\n")).await
    }

    async fn start_tls(&mut self) -> std::io::Result<()> {
        let Security::StartTls(acceptor) = &self.server.security else { return self.say("502 no").await };
        self.say("220 go on").await?;
        let empty: Box<dyn Stream> = Box::new(tokio::io::empty());
        let stream = std::mem::replace(&mut self.stream, BufReader::new(empty)).into_inner();
        self.stream = BufReader::new(Box::new(acceptor.accept(stream).await?));
        self.encrypted = true;
        Ok(())
    }

    async fn sign_in(&mut self, line: &str) -> std::io::Result<()> {
        use base64::Engine as _;
        let given = line.rsplit(' ').next().and_then(|text| base64::engine::general_purpose::STANDARD.decode(text).ok()).unwrap_or_default();
        let given = String::from_utf8_lossy(&given).into_owned();
        let mut parts = given.split('\0').skip(1);
        let (user, password) = (parts.next().unwrap_or_default().to_owned(), parts.next());
        if password == self.server.password {
            self.user = Some(user);
            self.stage(Stage::Auth, "", "235 welcome").await.map(|_| ())
        } else {
            self.say("535 5.7.8 wrong").await
        }
    }

    async fn message(&mut self, at_once: bool, sender: &str, recipient: &str, parameters: &str) -> std::io::Result<()> {
        if self.act(Stage::Body, recipient) == Act::Drop {
            self.line().await?;
            return Err(std::io::ErrorKind::ConnectionAborted.into());
        }
        let mut raw = Vec::new();
        loop {
            let mut line = Vec::new();
            if self.stream.read_until(b'\n', &mut line).await? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            if line == b".\r\n" {
                break;
            }
            raw.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
        let taken = Received {
            sender: sender.to_owned(),
            recipient: recipient.to_owned(),
            raw,
            encrypted: self.encrypted,
            user: self.user.clone(),
            hello: self.hello.clone(),
            parameters: parameters.to_owned(),
            at_once,
        };
        let take = || self.server.received.lock().expect("whole").push(taken);
        match self.act(Stage::End, recipient) {
            Act::Go => {
                take();
                self.say("250 taken").await
            }
            Act::Slow(pause) => {
                take();
                tokio::time::sleep(pause).await;
                self.say("250 taken").await
            }
            Act::TakeAndDrop => {
                take();
                Err(std::io::ErrorKind::ConnectionAborted.into())
            }
            Act::TakeAndSay(words) => {
                take();
                self.say(words).await
            }
            Act::Say(words) => self.say(words).await,
            Act::Drop => Err(std::io::ErrorKind::ConnectionAborted.into()),
            Act::Hang => {
                tokio::time::sleep(Duration::from_secs(600)).await;
                Ok(())
            }
            Act::Drip(pause) => self.drip(pause).await,
        }
    }
}
