// A provider of OpenID Connect for tests: real code flow, PKCE demanded, pages to sign in and consent.
// Usage: node provider.mjs PORT CLIENT_ID CLIENT_SECRET REDIRECT_URI…
import { Provider } from 'oidc-provider';

const [port, clientId, clientSecret, ...redirectUris] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

/** The subject is what was typed at sign-in; what it begins with decides about the e-mail. */
function claims(subject) {
  if (subject.startsWith('nomail')) return { sub: subject };
  return {
    sub: subject,
    email: `${subject}@example.test`,
    email_verified: !subject.startsWith('unverified'),
  };
}

const provider = new Provider(issuer, {
  clients: [
    { client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris },
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  pkce: { required: () => true },
  findAccount: (_, subject) => ({ accountId: subject, claims: () => claims(subject) }),
  cookies: { keys: ['only for tests'] },
});

provider.listen(Number(port), '127.0.0.1', () => console.log(`ready ${issuer}`));
process.stdin.on('end', () => process.exit(0)).resume();
