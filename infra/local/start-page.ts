/** Says where everything is. */
export function startPage(): Response {
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}

const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>CoreSync on this machine</title>
<style>body{font:16px/1.5 system-ui;max-width:40rem;margin:3rem auto;padding:0 1rem}</style>
<h1>CoreSync on this machine</h1>
<p>Chat with the receptionist from a terminal:</p>
<pre>npm run chat -- "Booking besok jam 10 pagi"</pre>
<p>WhatsApp's webhook is at <code>/whatsapp/webhook</code>.</p>
<p>Bookings, messages and calendar: <a href="/local/state">/local/state</a>.</p>
</html>
`;
