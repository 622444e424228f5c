import { useEffect, useState } from 'preact/hooks';
import type { PageReading, PageReason } from '../../page-view.ts';
import { server } from '../server.ts';
import { useWords } from '../words.ts';
import { Marked } from './marked.tsx';

interface WhyPaneProps {
  readonly messageId: string | undefined;
  /** Changes whenever something happened, when the reasons may have grown. */
  readonly happened: unknown;
}

/** Why a message was answered as it was. */
export function WhyPane({ messageId, happened }: WhyPaneProps) {
  const { why, tabs } = useWords();
  const [reason, setReason] = useState<PageReason>();
  // Asked again whenever something happened.
  useEffect(() => {
    let isCurrent = true;
    if (messageId === undefined) return undefined;
    server.reason(messageId).then(
      (found) => isCurrent && setReason(found),
      () => isCurrent && setReason(undefined),
    );
    return () => {
      isCurrent = false;
    };
  }, [messageId, happened]);
  if (messageId === undefined || reason === undefined) {
    return (
      <section class="why" aria-label={tabs.why}>
        <p class="empty">{why.none}</p>
      </section>
    );
  }
  return (
    <section class="why" aria-label={tabs.why}>
      <Reading reason={reason} />
      <Decision reason={reason} />
      <Steps reason={reason} />
      <Items reason={reason} />
      <details class="card">
        <summary>{why.body}</summary>
        <p class="hint">{why.bodyHint}</p>
        <Json text={pretty(reason.body)} label={why.body} />
      </details>
    </section>
  );
}

function Reading({ reason }: { reason: PageReason }) {
  const { why } = useWords();
  const { grammar, model, actedOn, text } = reason;
  if (grammar === undefined) {
    return (
      <div class="card">
        <h2>{why.said}</h2>
        <p>{why.tapped}</p>
      </div>
    );
  }
  return (
    <div class="card">
      <h2>{why.said}</h2>
      <blockquote>
        <Marked text={text} used={actedOn?.words ?? grammar.words} leftover={grammar.leftover} />
      </blockquote>
      <h3>{why.read}</h3>
      <div class="readers">
        <Reader name={why.grammar} reading={grammar} />
        <div class="reader">
          <h4>{why.model}</h4>
          {model === undefined ? (
            <p class="hint">{why.notAsked}</p>
          ) : 'failure' in model ? (
            <p class="hint">{why.failed(model.failure)}</p>
          ) : (
            <ReadingFacts reading={model} />
          )}
        </div>
      </div>
    </div>
  );
}

function Reader({ name, reading }: { name: string; reading: PageReading }) {
  return (
    <div class="reader">
      <h4>{name}</h4>
      <ReadingFacts reading={reading} />
    </div>
  );
}

function ReadingFacts({ reading }: { reading: PageReading }) {
  const { why } = useWords();
  return (
    <dl>
      <dt>{why.intent}</dt>
      <dd>
        <code>{reading.intent}</code>
      </dd>
      <dt>{why.wordsUsed}</dt>
      <dd>{reading.words.length === 0 ? why.nothing : reading.words.join(' · ')}</dd>
      {reading.leftover.length > 0 && (
        <>
          <dt>{why.leftover}</dt>
          <dd>{reading.leftover.join(' · ')}</dd>
        </>
      )}
    </dl>
  );
}

function Decision({ reason }: { reason: PageReason }) {
  const { why } = useWords();
  const { resolved, decision, effects, outcome, delivery, invocations } = reason;
  return (
    <div class="card">
      <h2>{why.decided}</h2>
      <dl>
        {resolved.length > 0 && (
          <>
            <dt>{why.resolved}</dt>
            <dd>{resolved.join(' · ')}</dd>
          </>
        )}
        <dt>{why.decided}</dt>
        <dd>
          <code>{decision ?? '…'}</code>
          {effects.length > 0 && <span class="effects">{effects.join(' · ')}</span>}
        </dd>
        <dt>{why.outcome}</dt>
        <dd>{outcome ?? '…'}</dd>
        <dt>{why.delivery}</dt>
        <dd>{delivery ?? '…'}</dd>
      </dl>
      <p class="hint">{why.invocations(invocations)}</p>
    </div>
  );
}

function Steps({ reason }: { reason: PageReason }) {
  const { why } = useWords();
  const totalMs = reason.steps.reduce((sum, { tookMs }) => sum + tookMs, 0);
  return (
    <div class="card">
      <h2>
        {why.spent} <span class="total">{Math.round(totalMs)} ms</span>
      </h2>
      <ol class="steps">
        {reason.steps.map(({ name, tookMs }, index) => (
          // A step may come again, in its place.
          <li key={index}>
            <span>{why.steps[name] ?? name}</span>
            <meter
              min={0}
              max={Math.max(totalMs, 1)}
              value={tookMs}
              aria-label={why.steps[name] ?? name}
            />
            <span class="number">{tookMs.toFixed(1)} ms</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Items({ reason }: { reason: PageReason }) {
  const { why } = useWords();
  if (reason.items.length === 0) return null;
  return (
    <div class="card">
      <h2>
        {why.written} <span class="total">{reason.items.length}</span>
      </h2>
      {reason.items.map(({ entity, key, json }) => (
        <details key={key} class="item">
          <summary>
            <strong>{entity}</strong> <span class="key">{key}</span>
          </summary>
          <Json text={json} label={`${entity} ${key}`} />
        </details>
      ))}
    </div>
  );
}

function Json({ text, label }: { text: string; label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard.
    <section class="json" tabIndex={0} aria-label={label}>
      <pre>{text}</pre>
    </section>
  );
}

function pretty(json: string): string {
  return json === '' ? '' : JSON.stringify(JSON.parse(json), null, 2);
}
