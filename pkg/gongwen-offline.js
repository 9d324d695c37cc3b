var e=new URL(import.meta.url).searchParams.get("sw")||"../gongwen-sw.js";navigator.serviceWorker&&navigator.serviceWorker.register(new URL(e,import.meta.url)).catch(()=>{});
