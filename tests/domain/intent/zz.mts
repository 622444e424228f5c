const root='/work/main/';
const {vocabulary}=await import(root+'tests/domain/intent/vocabulary-words.ts');
const {respell}=await import(root+'shared/domain/date-language/respell.ts');
const {tokenize}=await import(root+'shared/domain/date-language/token.ts');
const {findElements}=await import(root+'shared/domain/intent/element.ts');
const {readMessage}=await import(root+'shared/domain/intent/read-message.ts');
const {isKnownWord}=await import(root+'shared/domain/intent/vocabulary.ts');
const filled=(ws,n=4096)=>{const o=ws.join(' ')+' ';return o.repeat(Math.ceil(n/o.length)).slice(0,n)};
const count=(text)=>{const t=respell(tokenize(text),isKnownWord);let c=0;const p=new Proxy(t,{get(o,k){if(typeof k==='string'&&k.charCodeAt(0)<58)c++;return o[k]}});findElements(p,{expectsTime:false});return [c,t.length]};
const t0=performance.now();
const rows=vocabulary.map(w=>{const [c,n]=count(filled([w]));return [Math.round(c/n),w,n]}).sort((a,b)=>b[0]-a[0]);
console.log(vocabulary.length,performance.now()-t0);
console.log(rows.slice(0,40).map(r=>r.join(' ')).join('\n'));
console.log('whole read, µs per char:');
const times=vocabulary.map(w=>{const t=filled([w]);let b=1e9;for(let i=0;i<3;i++){const a=performance.now();readMessage(t,{expectsTime:false});b=Math.min(b,performance.now()-a)}return [b*1000/t.length,w]}).sort((a,b)=>b[0]-a[0]);
console.log(times.slice(0,12).map(r=>r[0].toFixed(2)+' '+r[1]).join('\n'));
console.log('growth');
console.log(vocabulary.map(w=>{const [a]=count(filled([w],1024)),[b]=count(filled([w]));return [b/Math.max(a,1),w]}).sort((a,b)=>b[0]-a[0]).slice(0,25).map(r=>r[0].toFixed(2)+' '+r[1]).join('\n'));
// mixtures
let rng=1;const R=k=>{rng=(rng*1103515245+12345)%2147483648;return rng%k};
let best=[];for(let i=0;i<4000;i++){const ws=Array.from({length:2+R(4)},()=>vocabulary[R(vocabulary.length)]);const [c,n]=count(filled(ws,1024));best.push([c/n,ws.join(' | ')])}
best.sort((a,b)=>b[0]-a[0]);console.log(best.slice(0,15).map(r=>r[0].toFixed(0)+' '+r[1]).join('\n'));
