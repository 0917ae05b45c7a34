import { constant, step } from "./internal/step.lanes";

/** Mills' ratio in every lane, with the bits of `millsRatio` (two lanes) and `millsRatioFloat32` (four). */
// @ts-expect-error: decorator
@inline
export function millsRatio<T extends number>(x: v128): v128 {
  const four = constant<T>(4);
  const one = constant<T>(1);
  const quotient = v128.div<T>(v128.sub<T>(x, four), v128.add<T>(x, four));
  const u = v128.bitselect(quotient, one, v128.lt<T>(x, constant<T>(1e18)));
  const value = v128.div<T>(polynomial<T>(u), v128.add<T>(one, x));
  return v128.bitselect(value, constant<T>(NaN), v128.ge<T>(x, constant<T>(0)));
}

// @ts-expect-error: decorator
@inline
function polynomial<T extends number>(u: v128): v128 {
  if (sizeof<T>() == 4) {
    let p = step<T>(constant<T>(3.1495477742282674e-5), u, -0.00014568775077350438);
    p = step<T>(p, u, -0.00021197221940383315);
    p = step<T>(p, u, 0.0016670804470777512);
    p = step<T>(p, u, -0.000730008992832154);
    p = step<T>(p, u, -0.012502537108957767);
    p = step<T>(p, u, 0.044963061809539795);
    p = step<T>(p, u, -0.08071626722812653);
    p = step<T>(p, u, 0.07169000804424286);
    p = step<T>(p, u, 0.03509256988763809);
    p = step<T>(p, u, -0.2423996478319168);
    p = step<T>(p, u, 1.1832618713378906);
    return p;
  }
  const w = v128.mul<T>(u, u);
  let even = step<T>(constant<T>(-3.904385413547881e-9), w, 4.3887606935693576e-8);
  even = step<T>(even, w, -2.7668272762403417e-7);
  even = step<T>(even, w, 1.3811156799276821e-6);
  even = step<T>(even, w, -6.5473682373556565e-6);
  even = step<T>(even, w, 3.415634257196618e-5);
  even = step<T>(even, w, -0.00022021490590682678);
  even = step<T>(even, w, 0.001741848659111899);
  even = step<T>(even, w, -0.01253910360888005);
  even = step<T>(even, w, -0.08070800967964664);
  even = step<T>(even, w, 0.035091880234759926);
  even = step<T>(even, w, 1.1832619145678034);
  let odd = step<T>(constant<T>(-1.5570699043140344e-9), w, 1.2931410031789496e-8);
  odd = step<T>(odd, w, -4.297886996246055e-8);
  odd = step<T>(odd, w, -5.8946621628047566e-9);
  odd = step<T>(odd, w, 1.0219743984924175e-6);
  odd = step<T>(odd, w, -8.60762823807684e-6);
  odd = step<T>(odd, w, 5.326751755405297e-5);
  odd = step<T>(odd, w, -0.0002367018918767547);
  odd = step<T>(odd, w, -0.0007159508855296578);
  odd = step<T>(odd, w, 0.04495912907544356);
  odd = step<T>(odd, w, 0.07169048120149907);
  odd = step<T>(odd, w, -0.24239967052180872);
  return v128.add<T>(even, v128.mul<T>(u, odd));
}
