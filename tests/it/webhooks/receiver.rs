//! Another system that receives webhooks: reads what comes in, checks it as any library would, and answers as a test wants.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::Value;
use sha2::Sha256;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// What it does with a delivery.
#[derive(Debug, Clone)]
pub enum Act {
    Says(u16),
    /// Status, a header line, the body.
    Answers(u16, String, String),
    /// Reads and never answers.
    Hangs,
    /// Says 200 and then a body without end, as fast as it is read.
    Floods(u16),
    /// A head that never ends, a line every now and then.
    Drips,
    /// Nothing that is HTTP.
    Babbles,
}

#[derive(Debug, Clone)]
pub struct Received {
    pub path: String,
    headers: Vec<(String, String)>,
    pub body: String,
}

impl Received {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }

    pub fn kind(&self) -> String {
        self.json()["type"].as_str().expect("a type").to_owned()
    }

    /// Whether one of its signatures is by that secret, as it was shown.
    pub fn is_signed_by(&self, secret: &str) -> bool {
        let key = STANDARD.decode(secret.strip_prefix("whsec_").expect("a secret of the scheme")).expect("base64");
        assert!((24..=64).contains(&key.len()));
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("any length");
        mac.update(format!("{}.{}.{}", self.header("webhook-id"), self.header("webhook-timestamp"), self.body).as_bytes());
        let wanted = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
        self.header("webhook-signature").split(' ').any(|signature| signature == wanted)
    }

    pub fn signatures(&self) -> usize {
        self.header("webhook-signature").split(' ').count()
    }
}

type Acts = dyn Fn(usize) -> Act + Send + Sync;

#[derive(Clone)]
pub struct Receiver {
    pub address: SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    connections: Arc<Mutex<usize>>,
    acts: Arc<Mutex<Arc<Acts>>>,
    scheme: &'static str,
}

impl Receiver {
    /// On loopback, says 204 to everything.
    pub async fn start() -> Self {
        Self::on(None).await
    }

    pub async fn with_tls(acceptor: TlsAcceptor) -> Self {
        Self::on(Some(acceptor)).await
    }

    async fn on(acceptor: Option<TlsAcceptor>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let scheme = if acceptor.is_some() { "https" } else { "http" };
        let acts: Arc<Acts> = Arc::new(|_| Act::Says(204));
        let receiver = Self { address, received: Arc::default(), connections: Arc::default(), acts: Arc::new(Mutex::new(acts)), scheme };
        let listening = receiver.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                *listening.connections.lock().expect("whole") += 1;
                let (one, acceptor) = (listening.clone(), acceptor.clone());
                tokio::spawn(async move {
                    match acceptor {
                        None => one.serve(stream).await,
                        Some(acceptor) => {
                            if let Ok(stream) = acceptor.accept(stream).await {
                                one.serve(stream).await;
                            }
                        }
                    }
                });
            }
        });
        receiver
    }

    pub fn url(&self) -> String {
        format!("{}://{}/hooks", self.scheme, self.address)
    }

    /// `act` hears the how manieth delivery it is, from 0.
    pub fn does(&self, act: impl Fn(usize) -> Act + Send + Sync + 'static) {
        *self.acts.lock().expect("whole") = Arc::new(act);
    }

    pub fn received(&self) -> Vec<Received> {
        self.received.lock().expect("whole").clone()
    }

    pub fn kinds(&self) -> Vec<String> {
        self.received().iter().map(Received::kind).collect()
    }

    pub fn connections(&self) -> usize {
        *self.connections.lock().expect("whole")
    }

    async fn serve<S: AsyncRead + AsyncWrite + Unpin>(&self, mut stream: S) {
        let Some(received) = read(&mut stream).await else { return };
        let number = {
            let mut all = self.received.lock().expect("whole");
            all.push(received);
            all.len() - 1
        };
        let act = Arc::clone(&self.acts.lock().expect("whole"))(number);
        let _ = match act {
            Act::Says(status) => stream.write_all(format!("HTTP/1.1 {status} Word\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").as_bytes()).await,
            Act::Answers(status, header, body) => {
                let head = format!("HTTP/1.1 {status} Word\r\n{header}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
                stream.write_all(format!("{head}{body}").as_bytes()).await
            }
            Act::Hangs => {
                tokio::time::sleep(Duration::from_secs(600)).await;
                Ok(())
            }
            Act::Floods(status) => {
                let _ = stream.write_all(format!("HTTP/1.1 {status} Word\r\nconnection: close\r\n\r\n").as_bytes()).await;
                while stream.write_all(&[b'x'; 65_536]).await.is_ok() {}
                Ok(())
            }
            Act::Drips => {
                let _ = stream.write_all(b"HTTP/1.1 200 Word\r\n").await;
                while stream.write_all(b"x-more: yes\r\n").await.is_ok() {
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                Ok(())
            }
            Act::Babbles => stream.write_all(b"220 mail.example ESMTP\r\n").await,
        };
        let _ = stream.shutdown().await;
    }
}

async fn read<S: AsyncRead + Unpin>(stream: &mut S) -> Option<Received> {
    let mut bytes = Vec::new();
    let head_end = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let head = String::from_utf8(bytes[..head_end].to_vec()).ok()?;
    let mut lines = head.split("\r\n");
    let path = lines.next()?.strip_prefix("POST ")?.split(' ').next()?.to_owned();
    let headers: Vec<(String, String)> = lines.filter_map(|line| line.split_once(':')).map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned())).collect();
    let length: usize = headers.iter().find(|(name, _)| name == "content-length").and_then(|(_, value)| value.parse().ok())?;
    while bytes.len() < head_end + 4 + length {
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
    Some(Received { path, headers, body: String::from_utf8(bytes[head_end + 4..].to_vec()).ok()? })
}
